import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { clientKey } from '../connections/client-key.js';
import { Settings } from './settings.service.js';

/** How long the failures of an address count, from the last one on, in milliseconds. */
const REMEMBERED_FOR = 5 * 60_000;

/** The most addresses that are counted; beyond it the one whose last failure is the oldest is dropped. */
const MOST_ADDRESSES = 10_000;

/**
 * Counts failed logins by address, against guessing of passwords. Every process counts for itself: with a count in the
 * database an attacker could cause a write with each wrong password.
 * Foreman: app/services/foreman/... bruteforce_protection, setting failed_login_attempts_limit
 */
@Injectable()
export class FailedLogins {
  private readonly logger = new Logger('FailedLogins');
  private readonly failures = new LRUCache<string, number>({ max: MOST_ADDRESSES, ttl: REMEMBERED_FOR });

  constructor(private readonly settings: Settings) {}

  /** Tells whether an address is blocked because of its failures. */
  isBlocked(address: string): boolean {
    if (this.failures.size === 0) return false;
    // Only a failure renews what is known of an address, so this peeks.
    const count = this.failures.peek(clientKey(address)) ?? 0;
    const limit = this.settings.get('failed_login_attempts_limit');
    return limit > 0 && count >= limit;
  }

  /** Counts a failure. */
  count(address: string): void {
    const key = clientKey(address);
    const count = (this.failures.peek(key) ?? 0) + 1;
    this.failures.set(key, count);
    if (count === this.settings.get('failed_login_attempts_limit'))
      this.logger.warn(`Logins from ${key} failed ${count} times; it is not listened to for five minutes`);
  }
}
