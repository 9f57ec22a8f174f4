import type { PermissionName, ResourceType } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import { Invalid } from '../foreman/errors.js';
import type { Access } from './access.js';
import { isInScope } from './is-in-scope.query.js';
import { scopableOf } from './scopable.js';

/** A row that was just written, and the permission that allowed it. */
export interface Written {
  type: ResourceType;
  permission: PermissionName;
  id: number;
  isNew: boolean;
  /** Skip the ownership check: a new row has no owner yet. */
  anywhere?: boolean;
}

/**
 * Checks a row again in the transaction that wrote it: nobody may write a row that they cannot reach afterwards.
 * Foreman: concerns/authorizable.rb, check_permissions_after_save
 * @throws Invalid when the row has left the writer's scope.
 */
export async function recheck(manager: EntityManager, access: Access, written: Written): Promise<void> {
  const { type, permission, id, isNew, anywhere } = written;
  const scope = anywhere ? access.filtered(type, permission) : access.scope(type, permission);
  if (!scope.isLimited || (await isInScope(manager, scope, scopableOf(type).table, id))) return;
  throw outsideScope(isNew ? null : id, permission);
}

/** Makes the error of a write whose row its writer could not reach. */
export function outsideScope(id: number | null, permission: PermissionName): Invalid {
  return new Invalid(id, {
    base: [
      `You don't have permission ${permission} with attributes that you have specified or you don't have ` +
        'access to specified organizations or locations',
    ],
  });
}
