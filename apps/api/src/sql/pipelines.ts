import { ask, CatalogClient, type Question } from '@image-catalog/database';
import type pg from 'pg';
import { DatabaseAway } from '../foreman/errors.js';

/** Statements that one connection takes before the next is used: together they cost less than on several. */
const DEPTH = 32;

/** Between two looks at whether answers still come, in milliseconds. */
const WATCHED_EVERY = 500;

/** A connection without an answer for so many looks takes nothing new: look-ups answer in a millisecond. */
const SLOW_LOOKS = 2;

/** After so many the database is given up on, and whoever waits is told. Postgres itself would have ended the statement. */
const DEAD_LOOKS = 30;

/** Slow connections that are kept until they have answered, beside those in use. */
const MOST_SLOW = 4;

/**
 * A few connections on which short statements follow each other without waiting for answers, so that those of requests
 * that come together go to Postgres together. A statement waits for those before it: slow ones belong elsewhere. When one
 * is slow all the same, because its table is locked for one, new statements take another connection.
 */
export class Pipelines {
  private readonly pipelines: (Pipeline | undefined)[];
  private readonly slow = new Set<Pipeline>();
  private watch: NodeJS.Timeout | undefined;

  /** @param settings of the connections; their `statement_timeout` should be that of a look-up. */
  constructor(
    private readonly settings: pg.ClientConfig,
    size: number,
  ) {
    this.pipelines = Array.from({ length: size }, () => undefined);
  }

  /** Gives the rows of a short statement. @throws DatabaseAway when too many are slow. */
  rows<Row extends object>(question: Question): Promise<Row[]> {
    const pipeline = this.next();
    return pipeline === undefined ? Promise.reject(new DatabaseAway('slow')) : pipeline.rows<Row>(question);
  }

  /** Closes the connections when all that was asked is answered. */
  async end(): Promise<void> {
    clearInterval(this.watch);
    const open = this.pipelines.filter((pipeline) => pipeline !== undefined);
    await Promise.all([...open, ...this.slow].map((pipeline) => pipeline.end()));
  }

  /** Gives the first connection with room, or the one with the fewest statements. */
  private next(): Pipeline | undefined {
    let chosen = 0;
    for (let place = 0; place < this.pipelines.length && this.awaitedAt(chosen) >= DEPTH; place += 1) {
      if (this.awaitedAt(place) < this.awaitedAt(chosen)) chosen = place;
    }
    const pipeline = this.pipelines[chosen];
    if (pipeline?.isUsable) return pipeline;
    return (this.pipelines[chosen] = this.open());
  }

  private awaitedAt(place: number): number {
    const pipeline = this.pipelines[place];
    return pipeline?.isUsable ? pipeline.awaited : 0;
  }

  private open(): Pipeline | undefined {
    if (this.slow.size >= MOST_SLOW) return undefined;
    this.watch ??= setInterval(() => this.look(), WATCHED_EVERY).unref();
    return new Pipeline(this.settings);
  }

  /** Takes connections that do not answer out of use, closes those that have caught up, and cuts those that never will. */
  private look(): void {
    for (const pipeline of this.slow) {
      if (pipeline.awaited > 0 && pipeline.silentLooks() < DEAD_LOOKS) continue;
      this.slow.delete(pipeline);
      pipeline.close();
    }
    for (const [place, pipeline] of this.pipelines.entries()) {
      if (pipeline === undefined || pipeline.silentLooks() < SLOW_LOOKS) continue;
      this.slow.add(pipeline);
      this.pipelines[place] = undefined;
    }
  }
}

/** One connection. What is asked before it is open waits for it, and fails as it fails. */
class Pipeline {
  /** How many statements are not answered yet. */
  awaited = 0;
  isUsable = true;
  private answered = 0;
  private seen = 0;
  private silent = 0;
  private readonly client: CatalogClient;
  private cause: Error | undefined;

  constructor(settings: pg.ClientConfig) {
    this.client = new CatalogClient(settings);
    this.client.on('error', (error) => this.lose(error));
    this.client.on('end', () => this.lose());
    this.client.connect().catch((error: Error) => this.lose(error));
  }

  async rows<Row extends object>(question: Question): Promise<Row[]> {
    this.awaited += 1;
    try {
      return await ask<Row>(this.client, question);
    } catch (error) {
      throw this.cause ?? error;
    } finally {
      this.awaited -= 1;
      this.answered += 1;
    }
  }

  /** Looks, and counts the looks, this one included, in which nothing was answered although something is awaited. */
  silentLooks(): number {
    const isSilent = this.awaited > 0 && this.answered === this.seen;
    this.silent = isSilent ? this.silent + 1 : 0;
    this.seen = this.answered;
    return this.silent;
  }

  async end(): Promise<void> {
    if (this.isUsable) await this.client.end();
  }

  /** Closes the connection at once; what is still awaited fails. */
  close(): void {
    if (this.awaited > 0) this.client.cut(new DatabaseAway('slow'));
    else void this.end();
  }

  private lose(cause?: Error): void {
    this.isUsable = false;
    this.cause ??= cause;
  }
}
