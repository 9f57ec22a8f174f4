import type { EntityManager } from 'typeorm';

/** What a claim needs to know of a compute resource. `password` is sealed. */
export interface LockedComputeResource {
  id: number;
  name: string;
  type: string;
  url: string | null;
  user: string | null;
  password: string | null;
  uuid: string | null;
  domain: string | null;
  attrs: Record<string, unknown>;
  is_due: boolean;
}

/**
 * Locks a compute resource for the length of a claim; undefined when it is gone, or when another transaction is changing
 * it in this moment. The lock is the weakest that keeps two claims apart: images may be added meanwhile.
 */
export async function lockComputeResource(
  manager: EntityManager,
  id: number,
): Promise<LockedComputeResource | undefined> {
  const rows: LockedComputeResource[] = await manager.query(
    `SELECT id, name, type, url, "user", password, uuid, domain, attrs,
            COALESCE(sync_due_at <= now(), false) AS is_due
     FROM compute_resources WHERE id = $1
     FOR NO KEY UPDATE SKIP LOCKED`,
    [id],
  );
  return rows[0];
}
