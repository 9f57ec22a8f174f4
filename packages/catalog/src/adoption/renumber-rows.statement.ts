import type { AuditedType } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

interface Reference {
  table: string;
  column: string;
  constraint: string;
}

/**
 * Gives rows of a new catalog other ids, with everything that refers to them. The references are checked at the end of it, so
 * it locks their tables for that moment. @param pairs our id and the one that it becomes
 */
export async function renumberRows(
  manager: EntityManager,
  { table, auditable_type }: { table: string; auditable_type: AuditedType },
  pairs: ReadonlyMap<number, number>,
): Promise<void> {
  const changes = [...pairs].filter(([from, to]) => from !== to);
  if (changes.length === 0) return;
  const references = await findReferences(manager, table);
  await manager.query(`SET LOCAL lock_timeout = '10s'`);
  for (const { table: other, constraint } of references)
    await manager.query(`ALTER TABLE ${other} ALTER CONSTRAINT ${constraint} DEFERRABLE INITIALLY DEFERRED`);
  // Through negative numbers, because a new id may be the old one of another row.
  await renumber(
    manager,
    table,
    references,
    auditable_type,
    changes.map(([from, to]) => [from, -to]),
  );
  await renumber(
    manager,
    table,
    references,
    auditable_type,
    changes.map(([, to]) => [-to, to]),
  );
  await manager.query('SET CONSTRAINTS ALL IMMEDIATE');
  for (const { table: other, constraint } of references)
    await manager.query(`ALTER TABLE ${other} ALTER CONSTRAINT ${constraint} NOT DEFERRABLE`);
}

function findReferences(manager: EntityManager, table: string): Promise<Reference[]> {
  return manager.query(
    `SELECT c.conrelid::regclass::text AS table, a.attname::text AS column, c.conname::text AS constraint
     FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
     WHERE c.contype = 'f' AND c.confrelid = $1::regclass ORDER BY 1, 2`,
    [table],
  );
}

async function renumber(
  manager: EntityManager,
  table: string,
  references: readonly Reference[],
  auditableType: AuditedType,
  pairs: readonly (readonly [number, number])[],
): Promise<void> {
  const values = [pairs.map(([from]) => from), pairs.map(([, to]) => to)];
  const set = (changed: string, column: string) =>
    `UPDATE ${changed} t SET ${column} = p.other FROM unnest($1::int[], $2::int[]) p (one, other) WHERE t.${column} = p.one`;
  await manager.query(set(table, 'id'), values);
  for (const reference of references) await manager.query(set(reference.table, reference.column), values);
  await manager.query(`${set('audits', 'auditable_id')} AND t.auditable_type = '${auditableType}'`, values);
  if (auditableType === 'User') await manager.query(set('audits', 'user_id'), values);
}
