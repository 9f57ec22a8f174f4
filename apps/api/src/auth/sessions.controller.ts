import { Controller, Delete, HttpCode, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { Action, Describe, Public, TakesNoBody } from '../routing/action.decorator.js';
import { Unauthenticated } from '../foreman/errors.js';
import type { AuthenticatedRequest } from './authentication.check.js';
import { noSessionCookie, sessionCookie, sessionTokenOf } from './session-cookie.js';
import { Sessions } from './sessions.service.js';

/** The session of a browser page. Ours: in Foreman its user interface begins and ends sessions, not its API. */
@Controller('session')
@Describe({ resource: 'sessions' })
export class SessionsController {
  constructor(private readonly sessions: Sessions) {}

  @Post()
  @Action('Start a browser session')
  @TakesNoBody()
  @Public()
  async create(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ login: string; admin: boolean; csrf_token: string }> {
    if (request.user === undefined) throw new Unauthenticated('Unable to authenticate user ');
    const former = sessionTokenOf(request.headers.cookie);
    const { token, csrf_token } = await this.sessions.beginInBrowser(request.user, former);
    reply.header('set-cookie', sessionCookie(token, request.protocol === 'https'));
    return { login: request.user.login, admin: request.user.admin, csrf_token };
  }

  @Delete()
  @Action('End a browser session')
  @Public()
  @HttpCode(200)
  async destroy(
    @Req() request: AuthenticatedRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Record<string, never>> {
    const token = sessionTokenOf(request.headers.cookie);
    if (token !== undefined) await this.sessions.end(token);
    reply.header('set-cookie', noSessionCookie(request.protocol === 'https'));
    return {};
  }
}
