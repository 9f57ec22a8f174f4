/** Bounds how many may hold something at once. Waiters are served in the order in which they came. */
export class Semaphore {
  private readonly queue = new Set<() => void>();

  constructor(private free: number) {}

  /** How many wait. */
  get waiting(): number {
    return this.queue.size;
  }

  /** Acquires without waiting. Returns whether it did. */
  tryAcquire(): boolean {
    // Nothing is ever free while others wait: `release` hands over to the first of them.
    if (this.free === 0) return false;
    this.free--;
    return true;
  }

  /** Acquires, or waits in line. @throws the signal's reason when it is aborted; then nothing is held. */
  async acquire(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.tryAcquire()) return;
    const turn = Promise.withResolvers<void>();
    const giveUp = () => {
      this.queue.delete(turn.resolve);
      turn.reject(signal.reason);
    };
    this.queue.add(turn.resolve);
    signal.addEventListener('abort', giveUp);
    try {
      await turn.promise;
    } finally {
      signal.removeEventListener('abort', giveUp);
    }
  }

  /** Releases, to the first in line if somebody waits. */
  release(): void {
    const [next] = this.queue;
    if (next === undefined) {
      this.free++;
      return;
    }
    this.queue.delete(next);
    next();
  }
}
