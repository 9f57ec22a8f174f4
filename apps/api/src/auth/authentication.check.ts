import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isOpen } from '../routing/action.decorator.js';
import type { Check } from '../routing/admission.guard.js';
import type { Handler } from '../routing/route-metadata.js';
import { Authenticator, type CurrentUser, type Login } from './authenticator.js';
import { sessionCookie, sessionTokenOf } from './session-cookie.js';
import { type KnownSession, mayBeUsed, Sessions } from './sessions.service.js';

/** A request after authentication. */
export type AuthenticatedRequest = FastifyRequest & { user?: CurrentUser; session?: KnownSession; login?: Login };

/**
 * Admits a request when its route is open, its session is valid or its credentials are right, in this order: as in Foreman,
 * a valid session wins over the Authorization header. Foreman: concerns/foreman/controller/authentication.rb
 */
@Injectable()
export class AuthenticationCheck implements Check {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sessions: Sessions,
  ) {}

  check(request: AuthenticatedRequest, reply: FastifyReply, handler: Handler): void | Promise<void> {
    if (isOpen(handler)) return undefined;
    const token = sessionTokenOf(request.headers.cookie);
    if (token === undefined) return this.logIn(request, reply, undefined);
    const session = this.sessions.find(token);
    if (!(session instanceof Promise)) return this.goOn(session, request, reply, token);
    return session.then((found) => this.goOn(found, request, reply, token));
  }

  private goOn(
    session: KnownSession | undefined,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    token: string,
  ): void | Promise<void> {
    if (session === undefined) return this.logIn(request, reply, token);
    // The page of another site could have sent it, so the session is not used for this request.
    if (!mayBeUsed(session, request.method, request.headers['x-csrf-token']))
      return this.logIn(request, reply, undefined);
    request.user = session.user;
    request.session = session;
  }

  private logIn(request: AuthenticatedRequest, reply: FastifyReply, former: string | undefined): void | Promise<void> {
    const login = this.authenticator.authenticate(request.headers.authorization, request.ip);
    if (login instanceof Promise) return login.then((verified) => this.admit(verified, request, reply, former));
    return this.admit(login, request, reply, former);
  }

  private admit(
    login: Login,
    request: AuthenticatedRequest,
    reply: FastifyReply,
    former: string | undefined,
  ): void | Promise<void> {
    request.user = login.user;
    request.login = login;
    if (login.token_id !== null || !keepsSessions(request, former)) return undefined;
    return this.sessions
      .begin(login.user, former)
      .then((token) => void reply.header('set-cookie', sessionCookie(token, request.protocol === 'https')));
  }
}

/**
 * Tells whether a client keeps the cookie of a new session. Foreman begins a session with every login; here that would cost
 * a write for each request of a client that drops the cookie. Clients that keep it send an old one, ask for the status first
 * (the Ansible collection, `hammer auth login`), or are hammer.
 */
function keepsSessions({ url, headers }: FastifyRequest, former: string | undefined): boolean {
  if (former !== undefined) return true;
  return /^\/api(?:\/v2)?\/status\/?(?:\?|$)/.test(url) || /\brest-client\//.test(headers['user-agent'] ?? '');
}
