import { hash, randomBytes } from 'node:crypto';

/** How long something verified is believed without asking again, in milliseconds: other processes' changes count after it. */
const BELIEVED_FOR = 5_000;

/** How many are remembered at once. */
const REMEMBERED = 1_000;

interface Remembered<Value> {
  value: Value | Promise<Value>;
  until: number;
}

/**
 * Remembers for moments what secrets were verified to mean. Their texts are kept as digests only, whose salt lives and dies
 * with the process; equal secrets at one time share one verification. Failures are not remembered.
 */
export class Memory<Value> {
  private readonly salt = randomBytes(32).toString('base64');
  private readonly known = new Map<string, Remembered<Value>>();

  constructor(private readonly ownerOf: (value: Value) => number | undefined) {}

  /** Gives what a secret means, at once when it is remembered. */
  recall(secret: string, verify: () => Promise<Value>): Value | Promise<Value> {
    const digest = hash('sha256', this.salt + secret, 'base64');
    const known = this.known.get(digest);
    if (known !== undefined && known.until > Date.now()) return known.value;
    return this.remember(digest, verify());
  }

  /** Forgets one secret. */
  drop(secret: string): void {
    this.known.delete(hash('sha256', this.salt + secret, 'base64'));
  }

  /** Forgets what belongs to a user, and what is being verified, as it may have been read before the user changed. */
  forget(owner: number): void {
    for (const [digest, { value }] of this.known) {
      if (value instanceof Promise || this.ownerOf(value) === owner) this.known.delete(digest);
    }
  }

  private remember(digest: string, value: Promise<Value>): Promise<Value> {
    for (const oldest of this.known.keys()) {
      if (this.known.size < REMEMBERED) break;
      this.known.delete(oldest);
    }
    const remembered: Remembered<Value> = { value, until: Date.now() + BELIEVED_FOR };
    this.known.set(digest, remembered);
    value.then(
      (verified) => (remembered.value = verified),
      () => this.known.get(digest) === remembered && this.known.delete(digest),
    );
    return value;
  }
}
