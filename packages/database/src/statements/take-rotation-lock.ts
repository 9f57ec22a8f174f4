import type { DataSource } from 'typeorm';

/** One rotation at a time; no other lock has this key. */
const ROTATION_LOCK = 7_246_180_252;

/** Takes the lock of a key rotation for as long as the connection lives; false while another rotation holds it. */
export async function takeRotationLock(dataSource: DataSource): Promise<boolean> {
  const text = 'SELECT pg_try_advisory_lock($1) AS taken';
  const [lock] = await dataSource.query<{ taken: boolean }[]>(text, [ROTATION_LOCK]);
  return lock?.taken === true;
}
