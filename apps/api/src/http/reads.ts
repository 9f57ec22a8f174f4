import { ask } from '@image-catalog/database';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import { Pipelines } from './pipelines.js';
import { ROW_TYPES } from './row-types.js';
import type { Pool, PoolClient } from 'pg';
import type { DataSource } from 'typeorm';

/** How many distinct statements stay prepared on a connection; searches beyond it are planned each time. */
const PREPARED_LIMIT = 500;

/** A client that takes nothing for this long loses its stream, so that it cannot hold a connection. */
const STALLED_AFTER = '60s';

/** How many connections answer look-ups, beside those of the pool. */
const PIPELINES = 2;

/**
 * Makes look-ups use an index whatever the statistics say. Right after a first import Postgres still takes the table for a
 * few rows, and keeps plans that sort or read all of it.
 */
const BY_INDEX = ['seqscan', 'bitmapscan', 'sort', 'hashjoin', 'mergejoin'].map((name) => `-c enable_${name}=off`);

/** A statement with its values. */
export interface Statement {
  text: string;
  values: readonly unknown[];
}

/** Runs hand-written SELECTs straight on the pool: prepared once a connection, no entity made of a row. */
@Injectable()
export class Reads implements OnApplicationShutdown {
  private pipelines: Pipelines | undefined;
  private readonly names = new Map<string, string>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Gives the rows of a statement. */
  rows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const name = this.nameOf(text);
    const query = { ...(name && { name }), text, values: [...values], types: ROW_TYPES };
    // With a callback, as pg's own promises keep the rows of the statement before.
    return new Promise((resolve, reject) => {
      this.pool.query<Row>(query, (error, result) => (error ? reject(error) : resolve(result.rows)));
    });
  }

  /** Gives the first row of a statement, or undefined. */
  async row<Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> {
    return (await this.rows<Row>(text, values))[0];
  }

  /** Gives the few rows that a statement finds by an index. Never for what may take long: others wait behind it. */
  lookUpRows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    this.pipelines ??= new Pipelines(
      { ...this.pool.options, options: [this.pool.options.options, ...BY_INDEX].join(' '), types: ROW_TYPES },
      PIPELINES,
    );
    return this.pipelines.rows<Row>({ name: this.nameOf(text), text, values });
  }

  /** Gives the row that a statement finds by an index, or undefined. Never for what may take long, as above. */
  async lookUp<Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> {
    return (await this.lookUpRows<Row>(text, values))[0];
  }

  async onApplicationShutdown(): Promise<void> {
    await this.pipelines?.end();
  }

  /**
   * Gives the single row of numbers of `head`, and the rows of `body` in batches as they are asked for, both from one snapshot. The connection
   * is given back when the rows end or the reader stops; a reader that may never begin must call `close`.
   */
  async stream<Row extends object>(
    head: Statement,
    body: Statement,
    batch: number,
  ): Promise<{ head: Record<string, number>; batches: AsyncIterable<Row[]>; close: () => void }> {
    const client = await this.pool.connect();
    const release = once((isWhole: boolean) => client.release(!isWhole));
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
      await client.query(`SET LOCAL idle_in_transaction_session_timeout = '${STALLED_AFTER}'`);
      const { rows } = await client.query<Record<string, number>>(head.text, [...head.values]);
      await client.query(`DECLARE listed NO SCROLL CURSOR FOR ${body.text}`, [...body.values]);
      return { head: rows[0] ?? {}, batches: fetchAll<Row>(client, batch, release), close: () => release(false) };
    } catch (error) {
      release(false);
      throw error;
    }
  }

  private get pool(): Pool {
    return (this.dataSource.driver as unknown as { master: Pool }).master;
  }

  private nameOf(text: string): string | undefined {
    const known = this.names.get(text);
    if (known !== undefined || this.names.size >= PREPARED_LIMIT) return known;
    const name = createHash('sha1').update(text).digest('base64url');
    this.names.set(text, name);
    return name;
  }
}

async function* fetchAll<Row extends object>(
  client: PoolClient,
  batch: number,
  release: (isWhole: boolean) => void,
): AsyncGenerator<Row[]> {
  const text = `FETCH ${batch} FROM listed`;
  let isWhole = false;
  try {
    for (;;) {
      const rows = await ask<Row>(client, { name: undefined, text, values: [], types: ROW_TYPES });
      yield rows;
      if (rows.length < batch) break;
    }
    await client.query('COMMIT');
    isWhole = true;
  } finally {
    release(isWhole);
  }
}

/** Lets the first call through and no other: a connection is given back once. */
function once(call: (isWhole: boolean) => void): (isWhole: boolean) => void {
  let isDone = false;
  return (isWhole) => {
    if (!isDone) call(isWhole);
    isDone = true;
  };
}
