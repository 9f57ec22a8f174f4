import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { AuthenticatedRequest } from '../auth/authentication.check.js';
import type { Access } from './access.js';

/** A request whose route the caller may use. */
export type AdmittedRequest = AuthenticatedRequest & { access?: Access };

/** Injects what the caller may do, for every query that the request makes. */
export const CurrentAccess = createParamDecorator((_none: unknown, context: ExecutionContext): Access => {
  const { access } = context.switchToHttp().getRequest<AdmittedRequest>();
  if (access === undefined) throw new Error('A route that is open to all knows no caller');
  return access;
});
