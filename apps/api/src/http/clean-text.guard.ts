import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { assertCleanText } from './parameters.js';

/** Refuses a request whose path, query or body holds text that cannot be stored or answered. */
@Injectable()
export class CleanTextGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const { params, query, body } = context.switchToHttp().getRequest<FastifyRequest>();
    for (const part of [params, query, body]) assertCleanText(part, 'body');
    return true;
  }
}
