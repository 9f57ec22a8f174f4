import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Access } from './access.js';

/** An authenticated request; `access` is set once its route is allowed. */
export type AdmittedRequest = FastifyRequest & { user?: { id: number; admin: boolean }; access?: Access };

/** Injects the rights of the caller. */
export const CurrentAccess = createParamDecorator((_none: unknown, context: ExecutionContext): Access => {
  const { access } = context.switchToHttp().getRequest<AdmittedRequest>();
  if (access === undefined) throw new Error('A route that is open to all knows no caller');
  return access;
});
