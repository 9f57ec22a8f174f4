import { Overloaded } from '../foreman/errors.js';

/** How long a task waits, in milliseconds. */
const LONGEST_WAIT = 10_000;

/** How much a queue takes, and its message when it is full. */
export interface QueueLimits {
  /** Tasks that run at a time. */
  places: number;
  /** Tasks that wait. */
  waiting: number;
  refusal: string;
}

/** Runs a limited number of tasks at a time; the others wait in order, for a bounded time. */
export class Queue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly limits: QueueLimits) {}

  /** Whether no task runs or waits. */
  get isIdle(): boolean {
    return this.running === 0;
  }

  /** Runs a task when its turn comes. @throws Overloaded after too long a wait. */
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
