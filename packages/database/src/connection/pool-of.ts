import type { Pool } from 'pg';
import type { DataSource } from 'typeorm';

/** Gives the pool that TypeORM made for a data source; undefined once the data source is destroyed. */
export function poolOf({ driver }: DataSource): Pool | undefined {
  return (driver as unknown as { master?: Pool }).master;
}
