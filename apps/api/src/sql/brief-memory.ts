/** How long a value is used, in milliseconds. After that, changes of other processes are seen. */
const BELIEVED_FOR = 5_000;

/** Most values at a time. */
const REMEMBERED = 1_000;

interface Remembered<Value> {
  value: Value | Promise<Value>;
  until: number;
}

/** Caches values for a few seconds; concurrent calls with one key share one promise. Failures are not cached. */
export class BriefMemory<Key, Value> {
  private readonly known = new Map<Key, Remembered<Value>>();

  /** Gives the value of a key: at once when it is cached, else the promise of `find`. */
  recall(key: Key, find: () => Promise<Value>): Value | Promise<Value> {
    const known = this.known.get(key);
    if (known !== undefined && known.until > Date.now()) return known.value;
    return this.remember(key, find());
  }

  /** Removes a key. */
  drop(key: Key): void {
    this.known.delete(key);
  }

  /** Removes matching values, and all pending ones: they may have been read before the change that causes this call. */
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
