import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { parametersOf } from '../foreman/parameters.js';
import type { AdmittedRequest } from './current-access.decorator.js';

/** The organization or location to which the rows of a list must be assigned themselves. */
export interface ParentTaxonomy {
  kind: 'organization' | 'location';
  id: number;
}

/**
 * Injects the organization or location that a request names first, in the query before the path; null when it names none, or
 * means any. The other one is only the context. Foreman: base_controller.rb, parent_resource_details
 */
export const FirstTaxonomy = createParamDecorator(
  (_none: unknown, context: ExecutionContext): ParentTaxonomy | null => {
    const request = context.switchToHttp().getRequest<AdmittedRequest>();
    const first = Object.keys(parametersOf(request)).find(
      (name) => name === 'organization_id' || name === 'location_id',
    );
    if (first === undefined) return null;
    const kind = first === 'organization_id' ? 'organization' : 'location';
    const current = request.access?.context[kind] ?? null;
    return current && { kind, id: current.id };
  },
);
