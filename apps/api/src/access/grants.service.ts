import { Injectable } from '@nestjs/common';
import { BriefMemory } from '../sql/brief-memory.js';
import { Reads } from '../sql/reads.js';
import type { Grants } from './grants.js';
import { readGrants } from './grants.query.js';

/** Caches the rights of users for a few seconds. */
@Injectable()
export class GrantsService {
  private readonly known = new BriefMemory<number, Grants>();

  constructor(private readonly reads: Reads) {}

  /** Gives the rights of a user, at once when they are cached. */
  of(userId: number): Grants | Promise<Grants> {
    return this.known.recall(userId, () => readGrants(this.reads, userId));
  }

  /** Empties the cache. Call it after each write that changes anyone's rights. */
  forget(): void {
    this.known.forget(() => true);
  }
}
