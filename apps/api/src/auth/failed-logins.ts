import { Injectable, Logger } from '@nestjs/common';
import { clientKey } from '../connections/client-key.js';
import { Settings } from './settings.service.js';

/** How long the failures of an address count, from the last one on, in milliseconds. */
const REMEMBERED_FOR = 5 * 60_000;

/** The most addresses that are counted; beyond it the one whose last failure is the oldest is dropped. */
const MOST_ADDRESSES = 10_000;

interface Failures {
  count: number;
  until: number;
}

/**
 * Counts failed logins by address, against guessing of passwords. Every process counts for itself: with a count in the
 * database an attacker could cause a write with each wrong password.
 * Foreman: app/services/foreman/... bruteforce_protection, setting failed_login_attempts_limit
 */
@Injectable()
export class FailedLogins {
  private readonly logger = new Logger('FailedLogins');
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly settings: Settings) {}

  /** Tells whether an address is blocked because of its failures. */
  isBlocked(address: string): boolean {
    if (this.failures.size === 0) return false;
    const known = this.failures.get(clientKey(address));
    const limit = this.settings.get('failed_login_attempts_limit');
    return known !== undefined && limit > 0 && known.count >= limit && known.until > Date.now();
  }

  /** Counts a failure. */
  count(address: string): void {
    const key = clientKey(address);
    const known = this.failures.get(key);
    const isFresh = known !== undefined && known.until > Date.now();
    const count = (isFresh ? known.count : 0) + 1;
    // Deleted first, so that the map stays ordered by the last failure.
    this.failures.delete(key);
    this.failures.set(key, { count, until: Date.now() + REMEMBERED_FOR });
    this.makeRoom();
    if (count === this.settings.get('failed_login_attempts_limit'))
      this.logger.warn(`Logins from ${key} failed ${count} times; it is not listened to for five minutes`);
  }

  private makeRoom(): void {
    for (const oldest of this.failures.keys()) {
      if (this.failures.size <= MOST_ADDRESSES) return;
      this.failures.delete(oldest);
    }
  }
}
