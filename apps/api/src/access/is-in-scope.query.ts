import type { EntityManager } from 'typeorm';
import type { Scope } from '../sql/scope.js';
import { Values } from '../sql/values.js';

/** Tells whether a row is in a scope, as the transaction sees it. */
export async function isInScope(manager: EntityManager, scope: Scope, table: string, id: number): Promise<boolean> {
  const values = new Values();
  const conditions = [`${table}.id = ${values.add(id)}`, ...scope.conditions(values)];
  const rows = await manager.query<unknown[]>(`SELECT 1 FROM ${table} WHERE ${conditions.join(' AND ')}`, values.list);
  return rows.length > 0;
}
