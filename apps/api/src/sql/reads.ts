import { runQuery, poolOf, poolOptions } from '@image-catalog/database';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { DATABASE_SETTINGS, type DatabaseSettings } from './database-settings.js';
import { DatabaseAway } from '../foreman/errors.js';
import { Pipelines } from './pipelines.js';
import { Queue } from './queue.js';
import { ROW_TYPES } from './row-types.js';
import { type Stream, Streams } from './streams.js';

/** Connections for look-ups, besides those of the pool. */
const PIPELINES = 2;

/**
 * Makes look-ups use an index whatever the statistics say. Right after a first import Postgres still expects a small
 * table, and would keep plans that sort or read all of it.
 */
const BY_INDEX = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin'].map((name) => `-c enable_${name}=off`);

/** How long a look-up may take, in milliseconds: others wait behind it. */
const LOOK_UP_TIMEOUT = 5_000;

/** A longer statement comes from a search of hundreds of terms, which keeps a core of Postgres busy for a while. */
const LONG = 8 * 1024;

/** Long statements run one at a time, so that short ones are not slowed down. */
const LONG_LIMITS = {
  places: 1,
  waiting: 50,
  refusal: 'Too many long searches are read at this moment. Use a shorter search, or try again in a few seconds.',
};

/** A statement with its values. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Runs hand-written SELECTs on the pool: prepared once per connection, without making entities. */
@Injectable()
export class Reads implements OnApplicationShutdown {
  private readonly pipelines: Pipelines;
  private readonly long = new Queue(LONG_LIMITS);

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    @Inject(DATABASE_SETTINGS) { database_url, application_name }: DatabaseSettings,
    private readonly streams: Streams,
  ) {
    const options = poolOptions(database_url, { application_name, statement_timeout: LOOK_UP_TIMEOUT });
    const byIndex = [options.options, ...BY_INDEX].join(' ');
    this.pipelines = new Pipelines({ ...options, options: byIndex, types: ROW_TYPES }, PIPELINES);
  }

  /** Gives the rows of a statement. */
  rows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    if (text.length > LONG) return this.long.run(() => this.run<Row>(text, values));
    return this.run<Row>(text, values);
  }

  /** Gives the first row of a statement, or undefined. */
  async row<Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> {
    return (await this.rows<Row>(text, values))[0];
  }

  /** Gives the few rows that a statement finds by index. Never use it for slow statements: others wait behind it. */
  lookUpRows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    return this.pipelines.rows<Row>({ text, values, is_prepared: true });
  }

  /** Gives the row that a statement finds by index, or undefined. Never use it for slow statements. */
  async lookUp<Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> {
    return (await this.lookUpRows<Row>(text, values))[0];
  }

  /** Gives the single row of numbers of `head`, and the rows of `body` in batches. @throws Overloaded as `Streams.open` */
  stream<Row extends object>(reader: number, head: Statement, body: Statement, batch: number): Promise<Stream<Row>> {
    return this.streams.open<Row>(reader, head, body, batch);
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pipelines.end();
  }

  private run<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const pool = poolOf(this.dataSource);
    // At a stop the pool is closed before the last requests have ended.
    if (pool === undefined) return Promise.reject(new DatabaseAway('unreachable'));
    return runQuery<Row>(pool, { text, values, is_prepared: true, types: ROW_TYPES });
  }
}
