/** How long something is believed without asking again, in milliseconds: other processes' changes count after it. */
const BELIEVED_FOR = 5_000;

/** How many are remembered at once. */
const REMEMBERED = 1_000;

interface Remembered<Value> {
  value: Value | Promise<Value>;
  until: number;
}

/** Remembers for moments what was found out, so that equal questions at one time share one answer. Failures are not remembered. */
export class BriefMemory<Key, Value> {
  private readonly known = new Map<Key, Remembered<Value>>();

  /** Gives what is known under a key, at once when it is remembered. */
  recall(key: Key, find: () => Promise<Value>): Value | Promise<Value> {
    const known = this.known.get(key);
    if (known !== undefined && known.until > Date.now()) return known.value;
    return this.remember(key, find());
  }

  /** Forgets what is known under a key. */
  drop(key: Key): void {
    this.known.delete(key);
  }

  /** Forgets what is meant, and what is being found out, as it may have been read before the change that makes one forget. */
  forget(isMeant: (value: Value) => boolean): void {
    for (const [key, { value }] of this.known) {
      if (value instanceof Promise || isMeant(value)) this.known.delete(key);
    }
  }

  private remember(key: Key, value: Promise<Value>): Promise<Value> {
    for (const oldest of this.known.keys()) {
      if (this.known.size < REMEMBERED) break;
      this.known.delete(oldest);
    }
    const remembered: Remembered<Value> = { value, until: Date.now() + BELIEVED_FOR };
    this.known.set(key, remembered);
    value.then(
      (found) => (remembered.value = found),
      () => this.known.get(key) === remembered && this.known.delete(key),
    );
    return value;
  }
}
