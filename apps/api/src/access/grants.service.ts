import { Injectable } from '@nestjs/common';
import { BriefMemory } from '../sql/brief-memory.js';
import { Reads } from '../sql/reads.js';
import type { Grants } from './grants.js';
import { readGrants } from './grants.query.js';

/** Knows what users hold, for moments without asking the database. */
@Injectable()
export class GrantsService {
  private readonly known = new BriefMemory<number, Grants>();

  constructor(private readonly reads: Reads) {}

  /** Gives what a user holds, at once when it is remembered. */
  of(userId: number): Grants | Promise<Grants> {
    return this.known.recall(userId, () => readGrants(this.reads, userId));
  }

  /** Lets go of everything; to be called after each write that changes what anyone may do. */
  forget(): void {
    this.known.forget(() => true);
  }
}
