import { Injectable } from '@nestjs/common';
import { Reads } from '../http/reads.js';
import type { Grants } from './grants.js';
import { readGrants } from './grants.query.js';

/** How long grants are believed without asking again, in milliseconds: what other processes changed shows after it. */
const BELIEVED_FOR = 5_000;

/** How many users' grants are remembered at once. */
const REMEMBERED = 1_000;

interface Remembered {
  grants: Grants | Promise<Grants>;
  until: number;
}

/** Knows what users hold, for moments without asking the database. */
@Injectable()
export class GrantsService {
  private readonly known = new Map<number, Remembered>();

  constructor(private readonly reads: Reads) {}

  /** Gives what a user holds, at once when it is remembered. */
  of(userId: number): Grants | Promise<Grants> {
    const known = this.known.get(userId);
    if (known !== undefined && known.until > Date.now()) return known.grants;
    return this.remember(userId, readGrants(this.reads, userId));
  }

  /** Lets go of everything; to be called after each write that changes what anyone may do. */
  forget(): void {
    this.known.clear();
  }

  private remember(userId: number, grants: Promise<Grants>): Promise<Grants> {
    for (const oldest of this.known.keys()) {
      if (this.known.size < REMEMBERED) break;
      this.known.delete(oldest);
    }
    const remembered: Remembered = { grants, until: Date.now() + BELIEVED_FOR };
    this.known.set(userId, remembered);
    grants.then(
      (read) => (remembered.grants = read),
      () => this.known.delete(userId),
    );
    return grants;
  }
}
