import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { AssociatedNotFound } from '../foreman/errors.js';
import { humanise } from '../foreman/labels.js';
import { parentParametersOf, parentText } from '../foreman/parameters.js';

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
