import { hash, randomBytes } from 'node:crypto';
import { BriefMemory } from '../sql/brief-memory.js';

/** A cache, valid for seconds, of verified secrets. It stores only digests of them, with a salt that each process makes anew. */
export class Memory<Value> {
  private readonly salt = randomBytes(32).toString('base64');
  private readonly known = new BriefMemory<string, Value>();

  constructor(private readonly ownerOf: (value: Value) => number | undefined) {}

  /** Gives the value of a secret, without waiting when it is cached. */
  recall(secret: string, verify: () => Promise<Value>): Value | Promise<Value> {
    return this.known.recall(this.digest(secret), verify);
  }

  /** Drops one secret. */
  drop(secret: string): void {
    this.known.drop(this.digest(secret));
  }

  /** Drops what belongs to a user, and what is being verified. */
  forget(owner: number): void {
    this.known.forget((value) => this.ownerOf(value) === owner);
  }

  private digest(secret: string): string {
    return hash('sha256', this.salt + secret, 'base64');
  }
}
