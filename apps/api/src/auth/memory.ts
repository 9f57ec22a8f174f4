import { hash, randomBytes } from 'node:crypto';
import { BriefMemory } from '../sql/brief-memory.js';

/**
 * Remembers for moments what secrets were verified to mean. Their texts are kept as digests only, whose salt lives and dies
 * with the process.
 */
export class Memory<Value> {
  private readonly salt = randomBytes(32).toString('base64');
  private readonly known = new BriefMemory<string, Value>();

  constructor(private readonly ownerOf: (value: Value) => number | undefined) {}

  /** Gives what a secret means, at once when it is remembered. */
  recall(secret: string, verify: () => Promise<Value>): Value | Promise<Value> {
    return this.known.recall(this.digest(secret), verify);
  }

  /** Forgets one secret. */
  drop(secret: string): void {
    this.known.drop(this.digest(secret));
  }

  /** Forgets what belongs to a user, and what is being verified. */
  forget(owner: number): void {
    this.known.forget((value) => this.ownerOf(value) === owner);
  }

  private digest(secret: string): string {
    return hash('sha256', this.salt + secret, 'base64');
  }
}
