import type { DataSource } from 'typeorm';

/** One key for each command that must not run twice at once; no other lock has them. */
const KEYS = { rotation: 7_246_180_252, adoption: 7_246_180_253 } as const;

/** Takes the lock of a command for as long as the connection lives; false while another one holds it. */
export async function takeCommandLock(dataSource: DataSource, command: keyof typeof KEYS): Promise<boolean> {
  const text = 'SELECT pg_try_advisory_lock($1) AS taken';
  const [lock] = await dataSource.query<{ taken: boolean }[]>(text, [KEYS[command]]);
  return lock?.taken === true;
}
