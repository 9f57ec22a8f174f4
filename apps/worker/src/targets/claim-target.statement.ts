import type { Target, TargetRun } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** A target as a run reads it, with the sealed password. */
export type ClaimedTarget = Pick<
  Target,
  | 'id'
  | 'name'
  | 'address'
  | 'user'
  | 'password'
  | 'organization'
  | 'location'
  | 'search'
  | 'creates_parents'
  | 'takes_over'
  | 'removal_floor'
  | 'removal_percent'
  | 'interval_minutes'
  | 'compared_as'
>;

/** The right to write to a target. */
export interface TargetLeaseKey {
  target_id: number;
  token: string;
}

/** The run that a claim has begun. */
export type BegunRun = Pick<TargetRun, 'id' | 'dry_run'>;

const COLUMNS = `id, name, address, "user", password, organization, location, search, creates_parents, takes_over,
  removal_floor, removal_percent, interval_minutes, compared_as`;

/**
 * Takes changes out of the outbox and makes the targets due that are kept in step by themselves, in one transaction: a
 * change that was taken out is known to every target. Gives how many were taken.
 */
export async function deliverOutbox(manager: EntityManager, most: number): Promise<number> {
  const [, taken]: [unknown, number] = await manager.query(
    `DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT $1 FOR UPDATE SKIP LOCKED)`,
    [most],
  );
  if (taken > 0)
    await manager.query('UPDATE targets SET due_at = now() WHERE enabled AND (due_at > now() OR due_at IS NULL)');
  return taken;
}

/** Finds the targets that are due, requested, or were left by a dead worker. None while the catalog is read-only. */
export async function findDueTargets(manager: EntityManager, limit: number): Promise<number[]> {
  const rows: { id: number }[] = await manager.query(
    `SELECT t.id FROM targets t
     WHERE NOT EXISTS (SELECT FROM settings WHERE name = 'read_only' AND value = '1'::jsonb)
       AND (t.due_at <= now() AND t.enabled
            OR EXISTS (SELECT FROM target_runs r WHERE r.target_id = t.id AND r.state IN ('waiting', 'running')))
       AND NOT EXISTS (SELECT FROM target_leases l WHERE l.target_id = t.id AND l.expires_at > now())
     ORDER BY t.due_at NULLS FIRST, t.id LIMIT $1`,
    [limit],
  );
  return rows.map(({ id }) => id);
}

/** Takes the lease of a target and raises its token; undefined while another worker holds it. */
export async function takeTargetLease(
  manager: EntityManager,
  target_id: number,
  holder: string,
  seconds: number,
): Promise<TargetLeaseKey | undefined> {
  const rows: TargetLeaseKey[] = await manager.query(
    `INSERT INTO target_leases AS l (target_id, holder, token, expires_at)
     SELECT id, $2, 1, now() + make_interval(secs => $3) FROM targets WHERE id = $1
     ON CONFLICT ON CONSTRAINT target_leases_pkey DO UPDATE
       SET holder = EXCLUDED.holder, token = l.token + 1, expires_at = EXCLUDED.expires_at
       WHERE l.expires_at <= now()
     RETURNING target_id, token`,
    [target_id, holder, seconds],
  );
  return rows[0];
}

/** Extends a lease by some seconds, or releases it with 0; false when another worker took it over. */
export async function renewTargetLease(manager: EntityManager, key: TargetLeaseKey, seconds: number): Promise<boolean> {
  const [, renewed]: [unknown, number] = await manager.query(
    `UPDATE target_leases SET expires_at = now() + make_interval(secs => $3) WHERE target_id = $1 AND token = $2`,
    [key.target_id, key.token, seconds],
  );
  return renewed > 0;
}

/** Locks a lease until the end of the transaction; false when another worker took it over. */
export async function holdTargetLease(manager: EntityManager, key: TargetLeaseKey): Promise<boolean> {
  const rows: unknown[] = await manager.query(
    `SELECT 1 FROM target_leases WHERE target_id = $1 AND token = $2 FOR SHARE`,
    [key.target_id, key.token],
  );
  return rows.length > 0;
}

/**
 * Reads a target and begins its run: the oldest requested one, else one of the schedule when it is due. A run that a dead
 * worker left is ended; this one finds what it made. Undefined when there is nothing to do.
 */
export async function beginTargetRun(
  manager: EntityManager,
  targetId: number,
): Promise<{ target: ClaimedTarget; run: BegunRun } | undefined> {
  const left: { dry_run: boolean }[] = await manager.query(
    `WITH ended AS (UPDATE target_runs SET state = 'failed', ended_at = now(),
       reason = 'The worker ended before the run did; a later run goes on from there.'
     WHERE target_id = $1 AND state = 'running' RETURNING dry_run) SELECT dry_run FROM ended`,
    [targetId],
  );
  const [target]: (ClaimedTarget & { enabled: boolean; is_due: boolean })[] = await manager.query(
    `SELECT ${COLUMNS}, enabled, enabled AND COALESCE(due_at <= now(), false) AS is_due FROM targets WHERE id = $1
     FOR NO KEY UPDATE`,
    [targetId],
  );
  if (!target) return undefined;
  const isLeft = target.enabled && left.some(({ dry_run }) => !dry_run);
  const [requested]: BegunRun[] = await manager.query(
    `SELECT id, dry_run FROM target_runs WHERE target_id = $1 AND state = 'waiting' ORDER BY id LIMIT 1`,
    [targetId],
  );
  if (!requested && !target.is_due && !isLeft) return undefined;
  if (!requested?.dry_run) await manager.query('UPDATE targets SET due_at = NULL WHERE id = $1', [targetId]);
  return { target, run: await startRun(manager, targetId, requested) };
}

async function startRun(manager: EntityManager, targetId: number, requested?: BegunRun): Promise<BegunRun> {
  if (requested) {
    await manager.query(`UPDATE target_runs SET state = 'running', started_at = now() WHERE id = $1`, [requested.id]);
    return requested;
  }
  const [run]: BegunRun[] = await manager.query(
    `INSERT INTO target_runs (target_id, state, started_at) VALUES ($1, 'running', now()) RETURNING id, dry_run`,
    [targetId],
  );
  if (!run) throw new Error('An INSERT of one row returns one');
  return run;
}

/** How a run ended. */
export interface EndedRun {
  state: 'succeeded' | 'partial' | 'held' | 'failed';
  reason: string | null;
  counters: object;
  lines: readonly object[];
}

/** How many ended runs of a target are kept. */
const KEPT_RUNS = 200;

/** Ends a run, and forgets the oldest ones. */
export async function endTargetRun(manager: EntityManager, targetId: number, id: number, end: EndedRun): Promise<void> {
  await manager.query(
    `UPDATE target_runs SET state = $2, reason = $3, counters = $4, lines = $5, ended_at = now() WHERE id = $1`,
    [id, end.state, end.reason, JSON.stringify(end.counters), JSON.stringify(end.lines)],
  );
  await manager.query(
    `DELETE FROM target_runs WHERE target_id = $1 AND ended_at IS NOT NULL AND id <=
       (SELECT id FROM target_runs WHERE target_id = $1 AND ended_at IS NOT NULL ORDER BY id DESC OFFSET $2 LIMIT 1)`,
    [targetId, KEPT_RUNS],
  );
}

/** Says when a target is due again, unless a change made it due meanwhile. */
export async function scheduleTarget(manager: EntityManager, targetId: number, minutes: number): Promise<void> {
  await manager.query(
    'UPDATE targets SET due_at = now() + make_interval(mins => $2) WHERE id = $1 AND due_at IS NULL',
    [targetId, minutes],
  );
}

/** Remembers the settings of a complete comparison that held nothing back. */
export async function rememberComparison(manager: EntityManager, targetId: number, compared_as: string): Promise<void> {
  await manager.query('UPDATE targets SET compared_as = $2 WHERE id = $1 AND compared_as IS DISTINCT FROM $2', [
    targetId,
    compared_as,
  ]);
}
