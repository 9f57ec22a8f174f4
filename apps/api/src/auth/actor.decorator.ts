import type { Actor } from '@image-catalog/database';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { Socket } from 'node:net';
import { Unauthenticated } from '../foreman/errors.js';
import type { AuthenticatedRequest } from './authentication.check.js';

/** Key of the client's connection in an actor; a symbol, so that no audit or response contains it. */
const CONNECTION = Symbol('image-catalog:connection');

/** Tells whether the client of an actor has closed its connection. */
export function hasLeft(actor: Actor & { [CONNECTION]?: Socket }): boolean {
  return actor[CONNECTION]?.destroyed === true;
}

/** Injects the actor: who is audited for the changes of this request. */
export const CurrentActor = createParamDecorator((_none: unknown, context: ExecutionContext): Actor => {
  const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
  if (request.user === undefined) throw new Unauthenticated('Unable to authenticate user ');
  const actor = {
    user_id: request.user.id,
    username: request.user.login,
    remote_address: request.ip,
    request_uuid: request.id,
    [CONNECTION]: request.raw.socket,
  };
  return actor;
});
