import { Injectable } from '@nestjs/common';
import type { Check } from '../routing/admission.guard.js';
import { SessionExpired } from '../foreman/errors.js';
import type { AuthenticatedRequest } from './authentication.check.js';

/** Refuses a request whose session has expired. It runs late, so that the response carries Foreman's headers. */
@Injectable()
export class SessionExpiryCheck implements Check {
  check(request: AuthenticatedRequest): void {
    if (request.session?.is_expired) throw new SessionExpired('The session has expired');
  }
}
