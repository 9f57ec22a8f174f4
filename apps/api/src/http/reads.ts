import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { createHash } from 'node:crypto';
import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** How many distinct statements stay prepared on a connection; searches beyond it are planned each time. */
const PREPARED_LIMIT = 500;

/** Runs hand-written SELECTs straight on the pool: prepared once a connection, no entity made of a row. */
@Injectable()
export class Reads {
  private readonly names = new Map<string, string>();

  constructor(@InjectDataSource() private readonly dataSource: DataSource) {}

  /** Gives the rows of a statement. */
  async rows<Row extends object>(text: string, values: readonly unknown[]): Promise<Row[]> {
    const name = this.nameOf(text);
    const result = await this.pool.query<Row>({ ...(name && { name }), text, values: [...values] });
    return result.rows;
  }

  /** Gives the first row of a statement, or undefined. */
  async row<Row extends object>(text: string, values: readonly unknown[]): Promise<Row | undefined> {
    return (await this.rows<Row>(text, values))[0];
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
