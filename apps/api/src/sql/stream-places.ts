import { Overloaded } from '../foreman/errors.js';

/** How long a reader waits for a place, in milliseconds. */
const PATIENCE = 5_000;

/** How many readers may wait for each place; more are refused at once. */
const WAITING_A_PLACE = 4;

interface Waiting {
  reader: number;
  enter: () => void;
}

/**
 * Limits the long lists that are streamed at once. One user gets at most half of the places, so that nobody takes all.
 * Readers without a place wait for a while, in order.
 */
export class StreamPlaces {
  private readonly share: number;
  private readonly taken = new Map<number, number>();
  private free: number;
  private waiting: Waiting[] = [];

  constructor(private readonly size: number) {
    this.free = size;
    this.share = Math.ceil(size / 2);
  }

  /** Takes a place for a user. Returns the function that releases it. @throws Overloaded when none is free in time. */
  async take(reader: number): Promise<() => void> {
    if (!this.hasRoom(reader)) await this.wait(reader);
    else this.enter(reader);
    let isHeld = true;
    return () => {
      if (isHeld) this.leave(reader);
      isHeld = false;
    };
  }

  private hasRoom(reader: number): boolean {
    return this.free > 0 && (this.taken.get(reader) ?? 0) < this.share;
  }

  private enter(reader: number): void {
    this.free -= 1;
    this.taken.set(reader, (this.taken.get(reader) ?? 0) + 1);
  }

  private leave(reader: number): void {
    this.free += 1;
    const left = (this.taken.get(reader) ?? 0) - 1;
    if (left > 0) this.taken.set(reader, left);
    else this.taken.delete(reader);
    const next = this.waiting.find((waiting) => this.hasRoom(waiting.reader));
    if (next === undefined) return;
    this.forget(next);
    this.enter(next.reader);
    next.enter();
  }

  private wait(reader: number): Promise<void> {
    const others = this.waiting.filter((waiting) => waiting.reader === reader).length;
    if (this.waiting.length >= this.size * WAITING_A_PLACE || others >= this.share * WAITING_A_PLACE) throw full();
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => {
        this.forget(waiting);
        reject(full());
      }, PATIENCE);
      const enter = () => {
        clearTimeout(timer);
        resolve();
      };
      const waiting: Waiting = { reader, enter };
      this.waiting.push(waiting);
    });
  }

  private forget(gone: Waiting): void {
    this.waiting = this.waiting.filter((waiting) => waiting !== gone);
  }
}

function full(): Overloaded {
  return new Overloaded(
    'Too many long lists are read at this moment: try again in a few seconds, or ask for pages of at most 1000.',
    10,
  );
}
