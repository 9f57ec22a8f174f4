import { ask, poolOptions } from '@image-catalog/database';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DATABASE_SETTINGS, type DatabaseSettings } from './database-settings.js';
import type { Statement } from './reads.js';
import { ROW_TYPES } from './row-types.js';
import { StreamPlaces } from './stream-places.js';

/** A list that is read while it is sent. */
export interface Stream<Row> {
  /** The single row of numbers that stands before the rows. */
  head: Record<string, number>;
  batches: AsyncIterable<Row[]>;
  /** Tells that the rest will not come: the connection was lost, or the reader took nothing for too long. */
  cut: AbortSignal;
  /** Lets go of a stream that is not read to its end; does nothing after it. */
  close: () => void;
}

/** Above what a stream waits for its reader, so that Postgres ends only transactions that a lost process has left. */
const IDLE_MARGIN = 30_000;

/**
 * Reads long lists through cursors, each under one snapshot and on a connection of its own. They have their own few
 * connections, with a share for each user: a reader that takes its time keeps nobody but other readers of long lists.
 */
@Injectable()
export class Streams implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly places: StreamPlaces;
  private readonly stallMs: number;
  /** What gives back the places of connections that are being closed. */
  private readonly leaving = new Map<pg.PoolClient, () => void>();

  constructor(
    @Inject(DATABASE_SETTINGS)
    { database_url, application_name, streams, stream_stall_ms }: DatabaseSettings,
  ) {
    const idle = { idle_in_transaction_session_timeout: stream_stall_ms + IDLE_MARGIN };
    this.pool = new pg.Pool(poolOptions(database_url, { application_name, pool_size: streams, ...idle }));
    // The pool has thrown the connection away by then.
    this.pool.on('error', () => undefined);
    this.pool.on('remove', (client) => this.leave(client));
    this.places = new StreamPlaces(streams);
    this.stallMs = stream_stall_ms;
  }

  /**
   * Opens a stream of the rows of `body`, read in batches as they are asked for. A reader that may never begin must call
   * `close`. @throws Overloaded when there is no place for the user in time.
   */
  async open<Row extends object>(
    reader: number,
    head: Statement,
    body: Statement,
    batch: number,
  ): Promise<Stream<Row>> {
    const leave = await this.places.take(reader);
    const client = await this.connect(leave);
    const release = (isWhole: boolean) => {
      // Not before Postgres is done with it, so that no more connections are open than there are places.
      if (isWhole) leave();
      else this.leaving.set(client, leave);
      client.release(!isWhole);
    };
    const cursor = new Cursor<Row>(client, { batch, stallMs: this.stallMs, release });
    try {
      return { head: await cursor.open(head, body), ...cursor.stream() };
    } catch (error) {
      cursor.release(false);
      throw error;
    }
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pool.end();
  }

  private async connect(leave: () => void): Promise<pg.PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      leave();
      throw error;
    }
  }

  private leave(client: pg.PoolClient): void {
    this.leaving.get(client)?.();
    this.leaving.delete(client);
  }
}

interface CursorSettings {
  batch: number;
  stallMs: number;
  /** Gives the connection back, to be used again or to be closed. */
  release: (isWhole: boolean) => void;
}

/** One cursor in a transaction of its own. */
class Cursor<Row extends object> {
  private readonly cut = new AbortController();
  private readonly onError = (error: Error) => this.fail(error);
  private first: Row[] = [];
  private isReleased = false;
  private stalled: NodeJS.Timeout | undefined;

  constructor(
    private readonly client: pg.PoolClient,
    private readonly settings: CursorSettings,
  ) {
    client.on('error', this.onError);
  }

  /** Begins the transaction, reads the first rows, so that what cannot be read fails before the answer begins, and gives the row of numbers. */
  async open(head: Statement, body: Statement): Promise<Record<string, number>> {
    await this.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [numbers] = await ask<Record<string, number>>(this.client, { ...head, is_prepared: false });
    await this.client.query(`DECLARE listed NO SCROLL CURSOR FOR ${body.text}`, [...body.values]);
    this.first = await this.fetch();
    // It may have been lost since the last answer came.
    this.cut.signal.throwIfAborted();
    this.watch();
    return numbers ?? {};
  }

  stream(): Omit<Stream<Row>, 'head'> {
    return { batches: this.batches(), cut: this.cut.signal, close: () => this.release(false) };
  }

  /** Gives the connection back, or ends it when its transaction is still open. Only the first call counts. */
  release(isWhole: boolean): void {
    if (this.isReleased) return;
    this.isReleased = true;
    clearTimeout(this.stalled);
    this.client.removeListener('error', this.onError);
    this.settings.release(isWhole);
  }

  private async *batches(): AsyncGenerator<Row[]> {
    let isWhole = false;
    try {
      for (let rows = this.first; ; rows = await this.fetch()) {
        this.watch();
        yield rows;
        if (rows.length < this.settings.batch) break;
      }
      await this.client.query('COMMIT');
      isWhole = true;
    } finally {
      this.release(isWhole);
    }
  }

  private fetch(): Promise<Row[]> {
    const text = `FETCH ${this.settings.batch} FROM listed`;
    return ask<Row>(this.client, { text, values: [], is_prepared: false, types: ROW_TYPES });
  }

  /** Waits anew for the reader to take something: the rows it was given last, or the first it will be given. */
  private watch(): void {
    clearTimeout(this.stalled);
    this.stalled = setTimeout(() => this.fail(new Error('The reader took nothing')), this.settings.stallMs);
  }

  private fail(error: Error): void {
    this.release(false);
    this.cut.abort(error);
  }
}
