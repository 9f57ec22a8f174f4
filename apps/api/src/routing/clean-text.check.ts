import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import type { Check } from './admission.guard.js';
import { assertCleanText } from '../foreman/parameters.js';

/** Refuses a request with text in path, query or body that Postgres or JSON cannot hold. */
@Injectable()
export class CleanTextCheck implements Check {
  check({ params, query, body }: FastifyRequest): void {
    assertCleanText(params, 'body');
    assertCleanText(query, 'body');
    assertCleanText(body, 'body');
  }
}
