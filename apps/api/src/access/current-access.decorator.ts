import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Access } from './access.js';

/** A request whose user was found; `access` is set once its route was permitted. */
export type AdmittedRequest = FastifyRequest & { user?: { id: number; admin: boolean }; access?: Access };

/** Injects what the caller may do, for every query that the request makes. */
export const CurrentAccess = createParamDecorator((_none: unknown, context: ExecutionContext): Access => {
  const { access } = context.switchToHttp().getRequest<AdmittedRequest>();
  if (access === undefined) throw new Error('A route that is open to all knows no caller');
  return access;
});
