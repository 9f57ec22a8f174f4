import type { EntityManager } from 'typeorm';

/** Identifies one holder of a lease. A higher token means that another worker took over. */
export interface FenceKey {
  compute_resource_id: number;
  token: string;
}

/** Takes the lease of a compute resource and raises its token; undefined while another worker holds it. */
export async function takeLease(
  manager: EntityManager,
  lease: { compute_resource_id: number; holder: string; seconds: number },
): Promise<FenceKey | undefined> {
  const rows: FenceKey[] = await manager.query(
    `INSERT INTO sync_leases AS l (compute_resource_id, holder, token, expires_at)
     VALUES ($1, $2, 1, now() + make_interval(secs => $3))
     ON CONFLICT ON CONSTRAINT sync_leases_pkey DO UPDATE
       SET holder = EXCLUDED.holder, token = l.token + 1, expires_at = EXCLUDED.expires_at
       WHERE l.expires_at <= now()
     RETURNING compute_resource_id, token`,
    [lease.compute_resource_id, lease.holder, lease.seconds],
  );
  return rows[0];
}
