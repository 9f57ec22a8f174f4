import type { EntityManager } from 'typeorm';
import { type Opener, type Sealer, SecretNotOpened } from '@image-catalog/secrets';
import { SEALED_COLUMNS } from './sealed-columns.js';

const BATCH = 200;

/** The result of resealing. */
export interface Resealed {
  resealed: number;
  /** Why some secrets could not be opened; these stay as they are. */
  unopened: string[];
}

/**
 * Reseals what was sealed with another key than the sealer's. Each row is written by itself, and only if it still holds what
 * was read: a password that is stored meanwhile wins, and nothing is lost when this is interrupted.
 */
export async function resealSecrets(manager: EntityManager, opener: Opener, sealer: Sealer): Promise<Resealed> {
  const result: Resealed = { resealed: 0, unopened: [] };
  for (const place of SEALED_COLUMNS) {
    for (let rows = await readBatch(manager, place, sealer, 0); rows.length > 0; ) {
      for (const row of rows) await resealOne(manager, opener, sealer, { ...place, id: row.id }, row.sealed, result);
      rows = await readBatch(manager, place, sealer, rows.at(-1)?.id ?? 0);
    }
  }
  return result;
}

function readBatch(
  manager: EntityManager,
  { table, column }: (typeof SEALED_COLUMNS)[number],
  sealer: Sealer,
  after: number,
): Promise<{ id: number; sealed: string }[]> {
  return manager.query(
    `SELECT id, ${column} AS sealed FROM ${table}
     WHERE id > $1 AND ${column} IS NOT NULL AND NOT starts_with(${column}, $2) ORDER BY id LIMIT ${BATCH}`,
    [after, sealer.prefix],
  );
}

async function resealOne(
  manager: EntityManager,
  opener: Opener,
  sealer: Sealer,
  place: { table: string; column: string; id: number },
  sealed: string,
  result: Resealed,
): Promise<void> {
  try {
    const fresh = await sealer.seal(place, await opener.open(place, sealed));
    const text = `UPDATE ${place.table} SET ${place.column} = $3 WHERE id = $1 AND ${place.column} = $2`;
    await manager.query(text, [place.id, sealed, fresh]);
    result.resealed += 1;
  } catch (error) {
    if (!(error instanceof SecretNotOpened)) throw error;
    result.unopened.push(error.message);
  }
}
