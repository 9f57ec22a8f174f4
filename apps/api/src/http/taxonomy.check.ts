import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Check } from './admission.guard.js';
import { AssociatedNotFound } from './errors.js';
import { parametersOf } from './parameters.js';
import { FOREMAN_API_VERSION, FOREMAN_VERSION } from './version.js';

/** In the order in which Foreman looks at them. */
const TAXONOMIES = [
  ['location_id', 'Location'],
  ['organization_id', 'Organization'],
] as const;

const IN_FORCE = {
  Foreman_version: FOREMAN_VERSION,
  Foreman_api_version: FOREMAN_API_VERSION,
  Foreman_current_organization: '; ANY',
  Foreman_current_location: '; ANY',
};

/**
 * Reads the organization and location that a request names, and says in headers which ones are in force. None exist
 * here yet, so blank means any and everything else is unknown. Foreman: concerns/application_shared.rb, set_taxonomy
 */
@Injectable()
export class TaxonomyCheck implements Check {
  check(request: FastifyRequest, reply: FastifyReply): void {
    const parameters = parametersOf(request);
    for (const [parameter, name] of TAXONOMIES) {
      const id = parameters[parameter];
      if (!isBlank(id)) throw new AssociatedNotFound(`${name} with id ${shown(id)} not found`);
    }
    reply.headers(IN_FORCE);
  }
}

/** Blank as Rails has it: also false and whatever is empty. */
function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function shown(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' ? String(id) : JSON.stringify(id);
}
