import type { EntityManager } from 'typeorm';

/** Raises the sequence of a table above its ids, after rows were inserted with ids of their own. */
export async function raiseSequence(manager: EntityManager, table: string): Promise<void> {
  await manager.query(
    `SELECT setval(s.name::regclass, GREATEST((SELECT max(id) FROM ${table}), q.last_value, 1))
     FROM (SELECT pg_get_serial_sequence('${table}', 'id') AS name) s
     JOIN pg_sequences q ON format('%I.%I', q.schemaname, q.sequencename) = s.name`,
  );
}
