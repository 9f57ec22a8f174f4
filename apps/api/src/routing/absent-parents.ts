import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AssociatedNotFound } from '../foreman/errors.js';
import { humanise } from '../foreman/labels.js';
import { type Parameters, parentParametersOf, parentText } from '../foreman/parameters.js';

/** Refuses requests below a parent that only Foreman has: no id is ever found. */
export function refuseAbsentParents(...parameters: string[]): CanActivate {
  return {
    canActivate(context: ExecutionContext): boolean {
      const asked = parentParametersOf(context.switchToHttp().getRequest<FastifyRequest>());
      for (const parameter of parameters) {
        const text = parentText(asked, parameter);
        if (text !== undefined) throw new AssociatedNotFound(`${humanise(parameter)} not found by id '${text}'`);
      }
      return true;
    },
  };
}

/** The parameters that name a row of a kind that Foreman has and we do not. */
const ABSENT: ReadonlySet<string> = new Set(
  (
    'auth_source bookmark common_parameter compute_attribute compute_profile domain fact_name fact_value host hostgroup ' +
    'http_proxy key_pair medium model provisioning_template ptable realm report report_template smart_proxy ssh_key ' +
    'subnet template template_kind usergroup'
  )
    .split(' ')
    .map((kind) => `${kind}_id`),
);

/** Tells whether a request names a row of a kind that only Foreman has; there is none. */
export function namesAbsentParent(parameters: Parameters): boolean {
  return Object.keys(parameters).some((name) => ABSENT.has(name));
}
