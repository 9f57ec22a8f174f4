import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStream, ToldRun } from './event-stream.js';

/** Between two polls of a run, in milliseconds. */
const PAUSE = 500;

/** Polls one run for all who follow it, as long as anybody does. */
export class RunWatch {
  private readonly streams = new Set<EventStream>();
  private readonly first = Promise.withResolvers<ToldRun>();
  private newest: ToldRun | undefined;
  private followers = 0;

  /** @param read gives the run, and throws when it cannot be read any more */
  constructor(private readonly read: () => Promise<ToldRun>) {
    // Who waits for it hears of it; nobody waiting is no reason to crash.
    this.first.promise.catch(() => undefined);
  }

  /** Whether nobody follows the run any more: then it is not polled either. */
  get isIdle(): boolean {
    return this.followers === 0;
  }

  /** Counts a follower in, and begins to poll for the first. */
  join(): void {
    this.followers += 1;
    if (this.followers === 1) void this.poll();
  }

  /** Counts a follower out. */
  leave(): void {
    this.followers -= 1;
  }

  /** Gives how the run stands. @throws what the first poll does. */
  current(): Promise<ToldRun> {
    return this.newest ? Promise.resolve(this.newest) : this.first.promise;
  }

  /** Tells a stream of the run from now on, until it is closed. */
  tell(stream: EventStream, run: ToldRun): void {
    this.streams.add(stream);
    stream.once('close', () => this.streams.delete(stream));
    stream.tell(this.newest ?? run);
  }

  private async poll(): Promise<void> {
    try {
      while (!this.isIdle) {
        this.newest = await this.read();
        this.first.resolve(this.newest);
        for (const stream of this.streams) stream.tell(this.newest);
        if (this.newest.hasEnded) return;
        await sleep(PAUSE);
      }
    } catch (error) {
      // The run is gone, or the database is: readers come back by themselves, and are told what is wrong.
      this.first.reject(error);
      for (const stream of this.streams) stream.finish();
    }
  }
}
