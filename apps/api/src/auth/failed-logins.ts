import { Injectable, Logger } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { clientKey } from '../connections/client-key.js';
import { Settings } from './settings.service.js';

/** How long the failures of an address count, from the last one on, in milliseconds. */
const REMEMBERED_FOR = 5 * 60_000;

/** How many addresses are counted at once. One more, and the address that failed longest ago is forgotten. */
const MOST_ADDRESSES = 10_000;

/**
 * Counts failed logins by address, so that nobody can guess passwords by trying. Every process counts for itself: a count
 * in the database would let an attacker cause a write with each wrong password.
 * Foreman: app/services/foreman/... bruteforce_protection, setting failed_login_attempts_limit
 */
@Injectable()
export class FailedLogins {
  private readonly logger = new Logger('FailedLogins');
  private readonly failures = new LRUCache<string, number>({ max: MOST_ADDRESSES, ttl: REMEMBERED_FOR });

  constructor(private readonly settings: Settings) {}

  /** Whether an address failed so often that its logins are refused. */
  isBlocked(address: string): boolean {
    if (this.failures.size === 0) return false;
    // Peek: only another failure may keep an address in the cache.
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
      this.logger.warn(`Logins from ${key} failed ${count} times; its logins are refused for five minutes`);
  }
}
