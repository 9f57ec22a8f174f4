import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Check } from './admission.guard.js';
import { assertCleanBody, assertCleanText } from '../foreman/parameters.js';

/** Refuses a request with text in path, query or body that Postgres or JSON cannot hold. */
@Injectable()
export class CleanTextCheck implements Check {
  check({ method, params, query, body }: FastifyRequest): void {
    assertCleanText(params, 'body');
    assertCleanText(query, 'body');
    if (method === 'GET') assertCleanText(body, 'body');
    else assertCleanBody(body);
  }
}
