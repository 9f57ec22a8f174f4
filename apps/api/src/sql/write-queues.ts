import type { DataSource } from 'typeorm';
import { Queue } from './queue.js';

/** A queue by name, and how many of its writes run at a time. */
export interface WriteQueue {
  name: string;
  places: number;
}

/** Gives a queue whose writes run one at a time: those of one row or one lock. */
export function alone(name: string): WriteQueue {
  return { name, places: 1 };
}

/** More writes are refused: each waiting request takes memory. */
const WAITING = {
  waiting: 500,
  refusal: 'Too many changes wait for each other at this moment, please try again in a few seconds.',
};

/** Connections of the pool that writes leave free for reads. */
const LEFT_TO_READS = 3;

/**
 * Lets writes wait before they take a connection. Writes to the same row would wait for each other in Postgres anyway; here
 * they do so without a connection each. All writes together leave some connections to reads.
 */
export class WriteQueues {
  private static readonly ofDataSources = new WeakMap<DataSource, WriteQueues>();
  private readonly queues = new Map<string, Queue>();
  private readonly all: Queue;

  private constructor(poolSize: number) {
    this.all = new Queue({ places: Math.max(1, poolSize - LEFT_TO_READS), ...WAITING });
  }

  /** Gives the queues of a data source. */
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
