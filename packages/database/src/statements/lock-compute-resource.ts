import type { EntityManager } from 'typeorm';
import type { ComputeResource } from '../entities/compute-resource.entity.js';
import type { SyncSetting } from '../entities/sync-setting.entity.js';

/** The sync settings of a compute resource, or their defaults. */
type SyncSettingValues = Pick<
  SyncSetting,
  | 'interval_minutes'
  | 'cron'
  | 'time_zone'
  | 'removal_floor'
  | 'removal_percent'
  | 'turnover_percent'
  | 'requests_per_minute'
>;

/** A compute resource with what a sync needs. The password is sealed. */
export interface LockedComputeResource
  extends Pick<
      ComputeResource,
      'id' | 'name' | 'type' | 'url' | 'user' | 'password' | 'uuid' | 'domain' | 'attrs' | 'generation'
    >,
    SyncSettingValues {
  /** Whether it is due by its schedule. */
  is_due: boolean;
  /** Whether the source asked not to be called for now. */
  is_resting: boolean;
}

/**
 * Locks a compute resource while it is claimed; undefined when it is gone, or locked by another transaction. The lock is the
 * weakest that keeps two claims apart: images may be added meanwhile.
 */
export async function lockComputeResource(
  manager: EntityManager,
  id: number,
): Promise<LockedComputeResource | undefined> {
  const rows: LockedComputeResource[] = await manager.query(
    `SELECT c.id, c.name, c.type, c.url, c."user", c.password, c.uuid, c.domain, c.attrs, c.generation,
            COALESCE(c.sync_due_at <= now(), false) AND COALESCE(s.enabled, true) AS is_due,
            COALESCE(c.sync_not_before > now(), false) AS is_resting,
            s.interval_minutes, s.cron, s.time_zone, s.turnover_percent, s.requests_per_minute,
            -- Without a row the defaults of its columns hold; in a row, null says something else.
            CASE WHEN s.compute_resource_id IS NULL THEN 5 ELSE s.removal_floor END AS removal_floor,
            CASE WHEN s.compute_resource_id IS NULL THEN 20 ELSE s.removal_percent END AS removal_percent
     FROM compute_resources c LEFT JOIN sync_settings s ON s.compute_resource_id = c.id
     WHERE c.id = $1
     FOR NO KEY UPDATE OF c SKIP LOCKED`,
    [id],
  );
  return rows[0];
}
