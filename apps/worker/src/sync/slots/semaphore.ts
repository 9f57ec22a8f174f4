/** A fixed number of places, given in the order in which they were asked for. */
export class Places {
  private readonly line = new Set<() => void>();

  constructor(private free: number) {}

  /** How many wait for a place. */
  get waiting(): number {
    return this.line.size;
  }

  /** Takes a place when one is free. Says whether it did. */
  tryTake(): boolean {
    // A place that is free while others wait does not exist: it was given to the first of them.
    if (this.free === 0) return false;
    this.free--;
    return true;
  }

  /** Takes a place, or waits in line for one. @throws the signal's reason when it is aborted; it holds no place then. */
  async take(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.tryTake()) return;
    const turn = Promise.withResolvers<void>();
    const leave = () => {
      this.line.delete(turn.resolve);
      turn.reject(signal.reason);
    };
    this.line.add(turn.resolve);
    signal.addEventListener('abort', leave);
    try {
      await turn.promise;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  /** Gives a place back, to the first in line if somebody waits. */
  give(): void {
    const [next] = this.line;
    if (next === undefined) {
      this.free++;
      return;
    }
    this.line.delete(next);
    next();
  }
}
