import { hashPassword, verifyPassword } from '@image-catalog/catalog';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Overloaded } from '../foreman/errors.js';

/**
 * How many passwords are hashed at once. Each keeps a thread of the pool and a core for tens of milliseconds, and the
 * other requests need some of both: all cores but one, and never the whole pool, which has four threads.
 */
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));

/** How many may wait for their turn; more are turned away, so that a flood of logins ends in refusals, not in memory. */
const MOST_WAITING = 1_000;

/** Hashes and verifies passwords, a few at a time. Argon2 is slow on purpose and runs outside the event loop. */
@Injectable()
export class Passwords {
  private running = 0;
  private readonly waiting: (() => void)[] = [];
  private decoy: Promise<string> | undefined;

  /** Hashes a new password. @throws Overloaded */
  hash(password: string): Promise<string> {
    return this.inTurn(() => hashPassword(password));
  }

  /**
   * Tells whether a password belongs to a hash. Without a hash it takes as long and the answer is no, so that time does
   * not tell who exists. `before` is called when its turn comes, and may throw.
   * @throws Overloaded
   */
  isRight(hash: string | undefined, password: string, before: () => void): Promise<boolean> {
    return this.inTurn(async () => {
      before();
      const isRight = await verifyPassword(hash ?? (await this.decoyHash()), password);
      return hash !== undefined && isRight;
    });
  }

  private async inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running >= AT_ONCE) await this.wait();
    else this.running += 1;
    try {
      return await work();
    } finally {
      // The place is handed on, so the count falls only when nobody waits for it.
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  private wait(): Promise<void> {
    if (this.waiting.length >= MOST_WAITING)
      throw new Overloaded('Too many people log in at this moment, please try again in a few seconds.');
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hashPassword(randomBytes(16).toString('hex'));
    return this.decoy;
  }
}
