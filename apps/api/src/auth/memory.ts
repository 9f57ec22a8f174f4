import { hash, randomBytes } from 'node:crypto';
import { BriefMemory } from '../sql/brief-memory.js';

/** Caches for moments what the secrets of requests mean. It keeps salted digests only; the salt lives as long as the process. */
export class Memory<Value> {
  private readonly salt = randomBytes(32).toString('base64');
  private readonly known = new BriefMemory<string, Value>();

  constructor(private readonly ownerOf: (value: Value) => number | undefined) {}

  /** Gives what a secret was found to mean, at once when that is known; otherwise verifies it. */
  recall(secret: string, verify: () => Promise<Value>): Value | Promise<Value> {
    return this.known.recall(this.digest(secret), verify);
  }

  /** Drops one secret. */
  drop(secret: string): void {
    this.known.drop(this.digest(secret));
  }

  /** Forgets the secrets of a user, and every one that is being verified. */
  forget(owner: number): void {
    this.known.forget((value) => this.ownerOf(value) === owner);
  }

  private digest(secret: string): string {
    return hash('sha256', this.salt + secret, 'base64');
  }
}
