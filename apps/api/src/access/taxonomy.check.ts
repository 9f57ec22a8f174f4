import { SentNumber } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Check } from '../routing/admission.guard.js';
import { AssociatedNotFound } from '../foreman/errors.js';
import { parametersOf } from '../foreman/parameters.js';
import { Reads } from '../sql/reads.js';
import { FOREMAN_API_VERSION, FOREMAN_VERSION } from '../foreman/version.js';
import type { Access } from './access.js';
import type { AdmittedRequest } from './current-access.decorator.js';
import { readTaxonomy } from './current-taxonomy.query.js';
import type { Context, CurrentTaxonomy } from './grants.js';

/** In the order in which Foreman checks them. */
const TAXONOMIES = [
  ['location_id', 'location', 'Location'],
  ['organization_id', 'organization', 'Organization'],
] as const;

const IN_FORCE = {
  Foreman_version: FOREMAN_VERSION,
  Foreman_api_version: FOREMAN_API_VERSION,
  Foreman_current_organization: '; ANY',
  Foreman_current_location: '; ANY',
};

/**
 * Reads the organization and location that a request names, limits the caller's access to them, and names them in headers
 * of the answer. Blank means any. Foreman: concerns/application_shared.rb, set_taxonomy
 */
@Injectable()
export class TaxonomyCheck implements Check {
  constructor(private readonly reads: Reads) {}

  check(request: AdmittedRequest, reply: FastifyReply): void | Promise<void> {
    const parameters = parametersOf(request);
    const isNamed = TAXONOMIES.some(([parameter]) => !isBlank(parameters[parameter]));
    if (isNamed && request.access !== undefined) return this.enter(request, reply, request.access, parameters);
    reply.headers(IN_FORCE);
  }

  private async enter(
    request: AdmittedRequest,
    reply: FastifyReply,
    access: Access,
    parameters: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    const context: Context = { organization: null, location: null };
    for (const [parameter, kind, name] of TAXONOMIES) {
      const id = parameters[parameter];
      if (isBlank(id)) continue;
      const found = await readTaxonomy(this.reads, access, kind, id);
      if (found === undefined) throw new AssociatedNotFound(`${name} with id ${shown(id)} not found`);
      context[kind] = found;
    }
    request.access = access.within(context);
    reply.headers({
      ...IN_FORCE,
      Foreman_current_organization: header(context.organization),
      Foreman_current_location: header(context.location),
    });
  }
}

/** Encodes characters of a name that a header cannot hold. */
function header(taxonomy: CurrentTaxonomy | null): string {
  if (taxonomy === null) return '; ANY';
  return `${taxonomy.id}; ${taxonomy.name.replaceAll(/[^\x20-\x7e]/gu, encodeURIComponent)}`;
}

/** Blank as in Rails: also false and empty values. */
function isBlank(value: unknown): boolean {
  if (value === undefined || value === null || value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  return typeof value === 'object' && !(value instanceof SentNumber) && Object.keys(value).length === 0;
}

function shown(id: unknown): string {
  return typeof id === 'string' || typeof id === 'number' || id instanceof SentNumber
    ? id.toString()
    : JSON.stringify(id);
}
