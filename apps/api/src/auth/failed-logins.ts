import { Injectable, Logger } from '@nestjs/common';
import { clientKey } from '../connections/client-key.js';
import { Settings } from './settings.service.js';

/** How long failures of an address count after the last one, in milliseconds. */
const REMEMBERED_FOR = 5 * 60_000;

/** How many addresses are counted at once; beyond it the one that failed longest ago is forgotten. */
const MOST_ADDRESSES = 10_000;

interface Failures {
  count: number;
  until: number;
}

/**
 * Counts failed logins by the address that they came from, so that passwords cannot be guessed by trying. Every process
 * counts for itself: a count in the database would make each wrong password a write, which is what an attacker wants.
 * Foreman: app/services/foreman/... bruteforce_protection, setting failed_login_attempts_limit
 */
@Injectable()
export class FailedLogins {
  private readonly logger = new Logger('FailedLogins');
  private readonly failures = new Map<string, Failures>();

  constructor(private readonly settings: Settings) {}

  /** Tells whether an address has failed too often to be listened to. */
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
    // Deleted first, so that the map stays in the order of the last failure.
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
