import type { Actor } from '@image-catalog/database';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Unauthenticated } from '../foreman/errors.js';
import type { AuthenticatedRequest } from './authentication.check.js';

/** An actor with what routes about users need, as users may change themselves. */
export interface Caller extends Actor {
  user_id: number;
  admin: boolean;
  remote_address: string;
  /** Hash of the token of the request's session; null without one. */
  session_hash: Buffer | null;
}

/** Injects the caller, for routes about users. */
export const CurrentCaller = createParamDecorator((_none: unknown, context: ExecutionContext): Caller => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (request.user === undefined) throw new Unauthenticated('Unable to authenticate user ');
  return {
    user_id: request.user.id,
    username: request.user.login,
    admin: request.user.admin,
    remote_address: request.ip,
    request_uuid: request.id,
    session_hash: request.session?.token_hash ?? null,
  };
});
