import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AssociatedNotFound } from './errors.js';
import { parametersOf } from './parameters.js';
import { FOREMAN_API_VERSION, FOREMAN_VERSION } from './version.js';

/** In the order in which Foreman looks at them. */
const TAXONOMIES = [
  ['location_id', 'Location'],
  ['organization_id', 'Organization'],
] as const;

/**
 * Reads the organization and location that a request names, and says in headers which ones are in force. None exist
 * here yet, so blank means any and everything else is unknown. Foreman: concerns/application_shared.rb, set_taxonomy
 */
@Injectable()
export class TaxonomyGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const http = context.switchToHttp();
    const parameters = parametersOf(http.getRequest<FastifyRequest>());
    for (const [parameter, name] of TAXONOMIES) {
      const id = parameters[parameter];
      if (!isBlank(id)) throw new AssociatedNotFound(`${name} with id ${shown(id)} not found`);
    }
    http.getResponse<FastifyReply>().headers({
      Foreman_version: FOREMAN_VERSION,
      Foreman_api_version: FOREMAN_API_VERSION,
      Foreman_current_organization: '; ANY',
      Foreman_current_location: '; ANY',
    });
    return true;
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
