import type { EntityManager } from 'typeorm';

const ADMINS_LOCK = 0x1c_ad_11;

/**
 * Lets one transaction at a time remove an admin, so that two admins cannot remove each other. Must come before any other
 * lock of the transaction.
 */
export async function lockAdmins(manager: EntityManager): Promise<void> {
  await manager.query('SELECT pg_advisory_xact_lock($1)', [ADMINS_LOCK]);
}
