import type { Actor } from '@image-catalog/database';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { Unauthenticated } from '../http/errors.js';
import type { AuthenticatedRequest } from './authentication.check.js';

/** Injects who acts, for the audit of what the request does. */
export const CurrentActor = createParamDecorator((_none: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (request.user === undefined) throw new Unauthenticated('Unable to authenticate user ');
  return {
    user_id: request.user.id,
    username: request.user.login,
    remote_address: request.ip,
    request_uuid: request.id,
  };
});
