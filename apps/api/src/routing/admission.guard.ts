import type { CanActivate, ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Handler } from './route-metadata.js';

/** One check that a request must pass before its route runs. */
export interface Check {
  /**
   * Checks a request. Returns a promise only when it has to wait.
   * @throws an error of errors.ts when the request may not pass.
   */
  check(request: FastifyRequest, reply: FastifyReply, handler: Handler): void | Promise<void>;
}

/** Runs all checks of a request in order. It is a single guard, since each Nest guard costs promises per request. */
export class AdmissionGuard implements CanActivate {
  constructor(private readonly checks: readonly Check[]) {}

  canActivate(context: ExecutionContext): boolean | Promise<boolean> {
    const [request, reply] = context.getArgs<[FastifyRequest, FastifyReply]>();
    return this.passes(0, request, reply, context.getHandler() as Handler);
  }

  private passes(
    first: number,
    request: FastifyRequest,
    reply: FastifyReply,
    handler: Handler,
  ): boolean | Promise<boolean> {
    for (let number = first; number < this.checks.length; number += 1) {
      const pending = this.checks[number]?.check(request, reply, handler);
      if (pending) return pending.then(() => this.passes(number + 1, request, reply, handler));
    }
    return true;
  }
}
