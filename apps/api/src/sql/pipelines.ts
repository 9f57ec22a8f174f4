import { runQuery, CatalogClient, type SqlQuery } from '@image-catalog/database';
import type pg from 'pg';
import { DatabaseAway } from '../foreman/errors.js';

/** Statements on one connection before the next one is used: together they cost less than on several. */
const DEPTH = 32;

/** Between two checks for answers, in milliseconds. */
const CHECK_EVERY = 500;

/** A connection without an answer in so many checks gets no new statements: look-ups take a millisecond. */
const SLOW_CHECKS = 2;

/** After so many checks its statements fail. Postgres itself should have ended them by then. */
const DEAD_CHECKS = 30;

/** Slow connections that may stay open until they answer, besides those in use. */
const MOST_SLOW = 4;

/**
 * A few connections on which short statements follow each other without waiting for answers, so that concurrent requests
 * share one message to Postgres. A statement waits for those before it, so slow ones belong elsewhere. When one is slow
 * nevertheless, for example because its table is locked, new statements use another connection.
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
  rows<Row extends object>(query: SqlQuery): Promise<Row[]> {
    const pipeline = this.next();
    return pipeline === undefined ? Promise.reject(new DatabaseAway('slow')) : pipeline.rows<Row>(query);
  }

  /** Closes the connections after all answers have come. */
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
    this.watch ??= setInterval(() => this.check(), CHECK_EVERY).unref();
    return new Pipeline(this.settings);
  }

  /** Sets connections aside that do not answer; closes those that have caught up, and those that never will. */
  private check(): void {
    for (const pipeline of this.slow) {
      if (pipeline.awaited > 0 && pipeline.silentChecks() < DEAD_CHECKS) continue;
      this.slow.delete(pipeline);
      pipeline.close();
    }
    for (const [place, pipeline] of this.pipelines.entries()) {
      if (pipeline === undefined || pipeline.silentChecks() < SLOW_CHECKS) continue;
      this.slow.add(pipeline);
      this.pipelines[place] = undefined;
    }
  }
}

/** One connection. Statements may be sent before it is open; they fail if it cannot be opened. */
class Pipeline {
  /** Statements without an answer yet. */
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

  async rows<Row extends object>(query: SqlQuery): Promise<Row[]> {
    this.awaited += 1;
    try {
      return await runQuery<Row>(this.client, query);
    } catch (error) {
      throw this.cause ?? error;
    } finally {
      this.awaited -= 1;
      this.answered += 1;
    }
  }

  /** Counts the checks in a row, including this one, that found no answer although one is awaited. */
  silentChecks(): number {
    const isSilent = this.awaited > 0 && this.answered === this.seen;
    this.silent = isSilent ? this.silent + 1 : 0;
    this.seen = this.answered;
    return this.silent;
  }

  async end(): Promise<void> {
    if (this.isUsable) await this.client.end();
  }

  /** Closes the connection at once; statements without an answer fail. */
  close(): void {
    if (this.awaited > 0) this.client.cut(new DatabaseAway('slow'));
    else void this.end();
  }

  private lose(cause?: Error): void {
    this.isUsable = false;
    this.cause ??= cause;
  }
}
