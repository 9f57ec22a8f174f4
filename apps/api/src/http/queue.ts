import { Overloaded } from './errors.js';

/** How long a piece of work waits for a place, in milliseconds. */
const LONGEST_WAIT = 10_000;

/** How many pieces of work wait at most. */
const MOST_WAITING = 500;

/** Lets so many pieces of work run at a time; the others wait in the order in which they came, for a bounded time. */
export class Queue {
  private running = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(private readonly places: number) {}

  /** Whether nothing runs and nothing waits. */
  get isIdle(): boolean {
    return this.running === 0;
  }

  /** Runs work once there is a place for it. @throws Overloaded when there is none for too long, and what the work throws. */
  async run<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.running < this.places) this.running += 1;
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
    if (this.waiting.length >= MOST_WAITING) throw tooMany();
    return new Promise((resolve, reject) => {
      const begin = () => {
        clearTimeout(timer);
        resolve();
      };
      const timer = setTimeout(() => {
        this.waiting.splice(this.waiting.indexOf(begin), 1);
        reject(tooMany());
      }, LONGEST_WAIT);
      this.waiting.push(begin);
    });
  }
}

function tooMany(): Overloaded {
  return new Overloaded('Too many changes wait for each other at this moment, please try again in a few seconds.');
}
