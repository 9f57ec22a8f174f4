import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStream, ObservedRun } from './event-stream.js';

/** Pause between two polls of a run, in milliseconds. */
const PAUSE = 500;

/** Polls one run for all its readers, while there are any. */
export class RunWatch {
  private readonly streams = new Set<EventStream>();
  private readonly first = Promise.withResolvers<ObservedRun>();
  private newest: ObservedRun | undefined;
  private followers = 0;

  /** @param read reads the run; it throws when the run is gone or the database is away */
  constructor(private readonly read: () => Promise<ObservedRun>) {
    // Who waits for it hears of it; nobody waiting is no reason to crash.
    this.first.promise.catch(() => undefined);
  }

  /** Whether nobody follows the run; then it is not polled. */
  get isIdle(): boolean {
    return this.followers === 0;
  }

  /** Adds a follower; the first starts the polls. */
  join(): void {
    this.followers += 1;
    if (this.followers === 1) void this.poll();
  }

  /** Removes a follower. */
  leave(): void {
    this.followers -= 1;
  }

  /** Gives the newest state of the run. @throws the error of the first poll. */
  current(): Promise<ObservedRun> {
    return this.newest ? Promise.resolve(this.newest) : this.first.promise;
  }

  /** Sends the run to a stream from now on, until the stream is closed. */
  offer(stream: EventStream, run: ObservedRun): void {
    this.streams.add(stream);
    stream.once('close', () => this.streams.delete(stream));
    stream.offer(this.newest ?? run);
  }

  private async poll(): Promise<void> {
    try {
      while (!this.isIdle) {
        this.newest = await this.read();
        this.first.resolve(this.newest);
        for (const stream of this.streams) stream.offer(this.newest);
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
