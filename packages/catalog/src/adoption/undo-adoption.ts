import { type AuditedChange, recordAudits } from '@image-catalog/database';
import { type DataSource, type EntityManager, In } from 'typeorm';
import type { AdoptedKind } from './adopted-kind.js';
import { findAdoption, findBuiltOn, findMadeRows } from './adopted-rows.query.js';
import { ADOPTER } from './adopter.js';
import { forgetAdoption } from './open-adoption.statement.js';
import { ADOPTED_KINDS } from './kinds.js';

/** How many rows one statement deletes. */
const BATCH = 1_000;

/**
 * Takes back what an adoption made, in one transaction. Gives how many rows of each kind went. Rows that were here before stay,
 * with the ids that they have now. @throws Error when something has been built on it since
 */
export function undoAdoption(dataSource: DataSource, address: string): Promise<{ plural: string; rows: number }[]> {
  return dataSource.transaction(async (manager) => {
    const adoptionId = await findAdoption(manager, address);
    if (adoptionId === undefined) throw new Error(`Nothing was adopted from ${address}.`);
    await refuseWhenBuiltOn(manager, adoptionId, address);
    const undone: { plural: string; rows: number }[] = [];
    for (const kind of Object.values(ADOPTED_KINDS).reverse())
      undone.push({ plural: kind.plural, rows: await deleteMade(manager, adoptionId, kind) });
    await forgetAdoption(manager, adoptionId);
    return undone;
  });
}

async function refuseWhenBuiltOn(manager: EntityManager, adoptionId: number, address: string): Promise<void> {
  const found = await findBuiltOn(manager, adoptionId);
  if (found.length === 0) return;
  throw new Error(
    `The adoption of ${address} cannot be undone, because there is more now: ` +
      `${found.map(({ what, rows }) => `${rows} ${what}`).join(', ')}. Nothing was deleted.`,
  );
}

async function deleteMade(
  manager: EntityManager,
  adoptionId: number,
  { name, table, entity, auditable_type }: AdoptedKind<never>,
): Promise<number> {
  const rows = await findMadeRows(manager, adoptionId, name, table);
  for (let from = 0; from < rows.length; from += BATCH) {
    const batch = rows.slice(from, from + BATCH);
    const audits = batch.map(
      (row): AuditedChange => ({
        auditable_type,
        auditable_id: row.id,
        auditable_name: row.name.slice(0, 255),
        action: 'destroy',
        audited_changes: { name: row.name },
      }),
    );
    await recordAudits(manager, ADOPTER, audits);
    await manager.delete(entity, { id: In(batch.map(({ id }) => id)) });
  }
  return rows.length;
}
