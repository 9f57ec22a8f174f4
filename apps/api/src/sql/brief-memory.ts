import { LRUCache } from 'lru-cache';

/** How long an answer is used without asking again, in milliseconds: a change by another process counts after it. */
const TTL = 5_000;

/** How many answers are kept. */
const MAX = 1_000;

interface Remembered<Value> {
  value: Value | Promise<Value>;
}

/**
 * Caches answers for moments. Equal questions at one time share one answer, and failures are not kept. An answer that is
 * there is given without a promise, since every request asks.
 */
export class BriefMemory<Key extends string | number, Value> {
  // Resolution 0, as any other sets a timer for each moment in which something is asked.
  private readonly known = new LRUCache<Key, Remembered<Value>>({ max: MAX, ttl: TTL, ttlResolution: 0 });

  /** Gives the answer under a key, at once when it is there. */
  recall(key: Key, find: () => Promise<Value>): Value | Promise<Value> {
    const known = this.known.get(key);
    return known === undefined ? this.remember(key, find()) : known.value;
  }

  /** Forgets the answer under a key. */
  drop(key: Key): void {
    this.known.delete(key);
  }

  /** Forgets the answers that are meant, and those still to come: they may have been read before the change. */
  forget(isMeant: (value: Value) => boolean): void {
    const all = [...this.known.entries()];
    for (const [key, { value }] of all) {
      if (value instanceof Promise || isMeant(value)) this.known.delete(key);
    }
  }

  private remember(key: Key, value: Promise<Value>): Promise<Value> {
    const remembered: Remembered<Value> = { value };
    this.known.set(key, remembered);
    value.then(
      (found) => (remembered.value = found),
      () => this.known.peek(key) === remembered && this.known.delete(key),
    );
    return value;
  }
}
