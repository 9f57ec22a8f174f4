import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOpen } from '../http/action.decorator.js';
import type { Check } from '../http/admission.guard.js';
import type { Handler } from '../http/route-metadata.js';
import { Authenticator, type CurrentUser } from './authenticator.js';

/** A request after authentication. */
export type AuthenticatedRequest = FastifyRequest & { user?: CurrentUser };

/** Lets a request pass when its credentials are right or its route is open. */
@Injectable()
export class AuthenticationCheck implements Check {
  constructor(private readonly authenticator: Authenticator) {}

  check(request: AuthenticatedRequest, _reply: FastifyReply, handler: Handler): void | Promise<void> {
    if (isOpen(handler)) return undefined;
    const user = this.authenticator.authenticate(request.headers.authorization);
    if (user instanceof Promise) return user.then((verified) => void (request.user = verified));
    request.user = user;
  }
}
