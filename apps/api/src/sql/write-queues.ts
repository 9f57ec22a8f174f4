import type { DataSource } from 'typeorm';
import { Queue } from './queue.js';

/** Which writes wait for each other, and how many of them run at a time. */
export interface WriteQueue {
  name: string;
  places: number;
}

/** Names the queue of the writes that change one row, or hold one lock: of these only one can run. */
export function alone(name: string): WriteQueue {
  return { name, places: 1 };
}

/** What waits beyond this is turned away: a request under way takes memory. */
const WAITING = {
  waiting: 500,
  refusal: 'Too many changes wait for each other at this moment, please try again in a few seconds.',
};

/** How many connections of a pool writes leave to everything else. */
const LEFT_TO_READS = 3;

/**
 * What writes wait for before they take a connection. Writes that would wait for each other in Postgres, as they change the
 * same row, wait here, so that each row costs one connection however many want to change it; and all writes together leave
 * some connections to lists.
 */
export class WriteQueues {
  private static readonly ofDataSources = new WeakMap<DataSource, WriteQueues>();
  private readonly queues = new Map<string, Queue>();
  private readonly all: Queue;

  private constructor(poolSize: number) {
    this.all = new Queue({ places: Math.max(1, poolSize - LEFT_TO_READS), ...WAITING });
  }

  /** Gives the queues of a pool. */
  static of(dataSource: DataSource): WriteQueues {
    let queues = WriteQueues.ofDataSources.get(dataSource);
    if (queues === undefined) {
      queues = new WriteQueues(dataSource.options.poolSize ?? 10);
      WriteQueues.ofDataSources.set(dataSource, queues);
    }
    return queues;
  }

  /** Runs a write after those of its queue that came before it. @throws Overloaded */
  async run<Result>(of: WriteQueue | undefined, write: () => Promise<Result>): Promise<Result> {
    if (of === undefined) return this.all.run(write);
    const queue = this.queues.get(of.name) ?? new Queue({ places: of.places, ...WAITING });
    this.queues.set(of.name, queue);
    try {
      return await queue.run(() => this.all.run(write));
    } finally {
      if (queue.isIdle) this.queues.delete(of.name);
    }
  }
}
