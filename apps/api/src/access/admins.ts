import type { EntityManager } from 'typeorm';
import type { Access } from './access.js';
import { Denied } from '../foreman/errors.js';
import { alone } from '../sql/write-queues.js';

const ADMINS_LOCK = 0x1c_ad_11;

/** Names the queue of writes that await the admins. */
export const ADMINS_QUEUE = alone('admins');

/**
 * Lets one transaction at a time take away an admin, so that two of them cannot take each other away. Must come before any
 * other lock of the transaction.
 */
export async function awaitAdmins(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ADMINS_LOCK]);
}

/** Tells whether nobody but one user is an admin who can log in. */
export async function isLastAdmin(manager: EntityManager, id: number): Promise<boolean> {
  const others = await manager.query<unknown[]>(
    'SELECT 1 FROM users WHERE admin AND NOT disabled AND id <> $1 LIMIT 1',
    [id],
  );
  return others.length === 0;
}

/** What somebody hears who is no admin and wants to change one. */
export const ADMINS_TOUCH_ADMINS = 'Only admins can change or delete an admin';

/** Only admins say where admins belong. @throws Denied when one of some users is an admin and the caller is none. */
export async function refuseAdmins(manager: EntityManager, access: Access, ids: readonly number[]): Promise<void> {
  if (access.grants === null) return;
  const admins = await manager.query<unknown[]>('SELECT 1 FROM users WHERE admin AND id = ANY($1::int[]) LIMIT 1', [
    ids,
  ]);
  if (admins.length > 0) throw new Denied(ADMINS_TOUCH_ADMINS);
}
