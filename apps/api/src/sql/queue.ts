import { Overloaded } from '../foreman/errors.js';

/** How long a piece of work waits for a place, in milliseconds. */
const LONGEST_WAIT = 10_000;

/** How much a queue takes, and what it says to whoever finds no room. */
export interface QueueLimits {
  /** Pieces of work that run at a time. */
  places: number;
  /** Pieces of work that wait for a place. */
  waiting: number;
  refusal: string;
}

/** Lets so many pieces of work run at a time; the others wait in the order in which they came, for a bounded time. */
export class Queue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: QueueLimits) {}

  /** Whether nothing runs and nothing waits. */
  get isIdle(): boolean {
    return this.running === 0;
  }

  /** Runs work once there is a place for it. @throws Overloaded when there is none for too long, and what the work throws. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.limits.places) this.running += 1;
    else await this.place();
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      if (next === undefined) this.running -= 1;
      else next();
    }
  }

  /** Waits until a place is handed over. */
  private place(): Promise<void> {
    if (this.waiting.length >= this.limits.waiting) throw this.refusal();
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(begin), 1);
        reject(this.refusal());
      }, LONGEST_WAIT);
      this.waiting.push(begin);
    });
  }

  private refusal(): Overloaded {
    return new Overloaded(this.limits.refusal);
  }
}
