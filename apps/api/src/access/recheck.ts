import type { PermissionName, ResourceType } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import { Invalid } from '../foreman/errors.js';
import { Values } from '../sql/values.js';
import type { Access } from './access.js';
import { scopableOf } from './scopable.js';

/** A row that was just written, and by which permission. */
export interface Written {
  type: ResourceType;
  permission: PermissionName;
  id: number;
  isNew: boolean;
  /** Leaves out whose row it is: nobody belongs yet to what they have just made. */
  anywhere?: boolean;
}

/**
 * Judges a row anew after it was written, in the transaction that wrote it, so that nobody writes what they could not
 * reach. Foreman: concerns/authorizable.rb, check_permissions_after_save
 * @throws Invalid when the row has left the writer's scope.
 */
export async function recheck(manager: EntityManager, access: Access, written: Written): Promise<void> {
  const scope = written.anywhere
    ? access.filtered(written.type, written.permission)
    : access.scope(written.type, written.permission);
  if (!scope.isLimited) return;
  const { table } = scopableOf(written.type);
  const values = new Values();
  const conditions = [`${table}.id = ${values.add(written.id)}`, ...scope.conditions(values)];
  const rows = await manager.query<unknown[]>(`SELECT 1 FROM ${table} WHERE ${conditions.join(' AND ')}`, [
    ...values.list,
  ]);
  if (rows.length > 0) return;
  throw outsideScope(written.isNew ? null : written.id, written.permission);
}

/** Says that something was written that its writer could not reach. */
export function outsideScope(id: number | null, permission: PermissionName): Invalid {
  return new Invalid(id, {
    base: [
      `You don't have permission ${permission} with attributes that you have specified or you don't have ` +
        'access to specified organizations or locations',
    ],
  });
}
