import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Overloaded } from '../foreman/errors.js';
import type { Check } from '../routing/admission.guard.js';
import { Settings } from './settings.service.js';

/** `Retry-After` in seconds: a switch-over takes minutes. */
const RETRY_AFTER = 60;

/** Logging in and out goes on; their routes end so. */
const SESSIONS = /\/session$/;

/** Refuses writes while an operator keeps the catalog closed, with 503: nothing is wrong with the request. */
@Injectable()
export class ReadOnlyCheck implements Check {
  constructor(private readonly settings: Settings) {}

  check({ method, routeOptions }: FastifyRequest): void {
    if (method === 'GET' || method === 'HEAD' || this.settings.get('read_only') === 0) return;
    if (SESSIONS.test(routeOptions.url ?? '')) return;
    throw new Overloaded(
      'The catalog is read-only at this moment: an operator has closed it to changes. Try again later.',
      RETRY_AFTER,
    );
  }
}
