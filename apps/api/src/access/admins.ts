import type { EntityManager } from 'typeorm';
import { Denied } from '../foreman/errors.js';
import { alone } from '../sql/write-queues.js';
import type { Access } from './access.js';
import { includesAdmin } from './admins.query.js';

/** The queue of writes that lock the admins. */
export const ADMINS_QUEUE = alone('admins');

/** The error of a user who is no admin and wants to change one. */
export const ADMINS_TOUCH_ADMINS = 'Only admins can change or delete an admin';

/** @throws Denied when a caller who is no admin changes where an admin belongs. */
export async function refuseAdmins(manager: EntityManager, access: Access, ids: readonly number[]): Promise<void> {
  if (access.grants !== null && (await includesAdmin(manager, ids))) throw new Denied(ADMINS_TOUCH_ADMINS);
}
