import { hashPassword, verifyPassword } from '@image-catalog/catalog';
import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { Overloaded } from '../foreman/errors.js';

/**
 * How many passwords are hashed at once. Each takes a core and a thread of Node's pool for tens of milliseconds, and other
 * requests need both: so all cores but one, and at most three of the pool's four threads.
 */
const AT_ONCE = Math.min(3, Math.max(1, availableParallelism() - 1));

/** How many may wait for their turn. More are refused, so that a flood of logins does not fill the memory. */
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
   * Tells whether a password matches a hash. Without a hash it takes the same time and is false, so that the time does not
   * reveal which users exist. `before` is called when its turn comes, and may throw.
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
      // The next one takes over this place, so the count only falls when nobody waits.
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
