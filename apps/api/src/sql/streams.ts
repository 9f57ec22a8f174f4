import { runQuery, poolOptions } from '@image-catalog/database';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import pg from 'pg';
import { DATABASE_SETTINGS, type DatabaseSettings } from './database-settings.js';
import type { Statement } from './reads.js';
import { ROW_TYPES } from './row-types.js';
import { StreamPlaces } from './stream-places.js';

/** A list that is read in batches while it is sent. */
export interface Stream<Row> {
  /** The totals, which come before the rows. */
  head: Record<string, number>;
  batches: AsyncIterable<Row[]>;
  /** Aborts when the rest will not come: the connection was lost, or the reader stalled for too long. */
  cut: AbortSignal;
  /** Closes a stream before its end; does nothing after it. */
  close: () => void;
}

/** Added to the time that a reader may stall, so that Postgres ends only the transactions of a dead process. */
const IDLE_MARGIN = 30_000;

/**
 * Reads long lists through cursors, each in one snapshot and on a connection of its own. They have a pool of their own with
 * a share for each user, so that a slow reader delays only other readers of long lists.
 */
@Injectable()
export class Streams implements OnApplicationShutdown {
  private readonly pool: pg.Pool;
  private readonly places: StreamPlaces;
  private readonly stallMs: number;
  /** For connections that are being closed: the functions that release their places. */
  private readonly leaving = new Map<pg.PoolClient, () => void>();

  constructor(
    @Inject(DATABASE_SETTINGS)
    { database_url, application_name, streams, stream_stall_ms }: DatabaseSettings,
  ) {
    const idle = { idle_in_transaction_session_timeout: stream_stall_ms + IDLE_MARGIN };
    this.pool = new pg.Pool(poolOptions(database_url, { application_name, pool_size: streams, ...idle }));
    // The pool has already removed the connection.
    this.pool.on('error', () => undefined);
    this.pool.on('remove', (client) => this.leave(client));
    this.places = new StreamPlaces(streams);
    this.stallMs = stream_stall_ms;
  }

  /**
   * Opens a stream of the rows of `body`. Call `close` if the batches are not read to their end.
   * @throws Overloaded when no place is free for the user in time.
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
      // Release the place only after the connection is closed, so that there are never more connections than places.
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
  /** Releases the connection, to be used again or to be closed. */
  release: (isWhole: boolean) => void;
}

/** A cursor in a transaction of its own. */
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

  /** Begins the transaction and gives the totals. Reads the first rows too, so that an error comes before the answer begins. */
  async open(head: Statement, body: Statement): Promise<Record<string, number>> {
    await this.client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const [numbers] = await runQuery<Record<string, number>>(this.client, { ...head, is_prepared: false });
    await this.client.query(`DECLARE listed NO SCROLL CURSOR FOR ${body.text}`, [...body.values]);
    this.first = await this.fetch();
    // The connection may have been lost since the last answer.
    this.cut.signal.throwIfAborted();
    this.watch();
    return numbers ?? {};
  }

  stream(): Omit<Stream<Row>, 'head'> {
    return { batches: this.batches(), cut: this.cut.signal, close: () => this.release(false) };
  }

  /** Releases the connection, or closes it when its transaction is still open. Only the first call counts. */
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
    return runQuery<Row>(this.client, { text, values: [], is_prepared: false, types: ROW_TYPES });
  }

  /**
   * Restarts the timer that cuts a reader who takes no rows. It runs in two halves: when the event loop was blocked for longer
   * than a half, the reader has the other one to take what waited.
   */
  private watch(isSecondHalf = false): void {
    clearTimeout(this.stalled);
    const next = isSecondHalf ? () => this.fail(new Error('The reader took nothing')) : () => this.watch(true);
    this.stalled = setTimeout(next, this.settings.stallMs / 2);
  }

  private fail(error: Error): void {
    this.release(false);
    this.cut.abort(error);
  }
}
