import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { OPEN } from '../http/action.decorator.js';
import { Authenticator, type CurrentUser } from './authenticator.js';

/** A request after authentication. */
export type AuthenticatedRequest = FastifyRequest & { user?: CurrentUser };

/** Lets a request pass when its credentials are right or its route is open. */
@Injectable()
export class AuthenticationGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly authenticator: Authenticator,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (this.reflector.get<boolean | undefined>(OPEN, context.getHandler())) return true;
    const request = context.switchToHttp().getRequest<AuthenticatedRequest>();
    request.user = await this.authenticator.authenticate(request.headers.authorization);
    return true;
  }
}
