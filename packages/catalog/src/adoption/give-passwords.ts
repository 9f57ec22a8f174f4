import { ComputeResource, recordAudit, SyncSetting } from '@image-catalog/database';
import type { Sealer } from '@image-catalog/secrets';
import type { DataSource } from 'typeorm';
import { ADOPTER } from './adopter.js';

/** What became of passwords that were given by the names of compute resources. */
export interface GivenPasswords {
  /** Compute resources that are synced now. */
  given: string[];
  /** Names that no compute resource has. */
  unknown: string[];
}

/** Gives compute resources their passwords, and lets them be synced from now on. */
export async function givePasswords(
  dataSource: DataSource,
  sealer: Sealer,
  passwords: ReadonlyMap<string, string>,
): Promise<GivenPasswords> {
  const result: GivenPasswords = { given: [], unknown: [] };
  for (const [name, password] of passwords)
    ((await givePassword(dataSource, sealer, name, password)) ? result.given : result.unknown).push(name);
  return result;
}

function givePassword(dataSource: DataSource, sealer: Sealer, name: string, password: string): Promise<boolean> {
  return dataSource.transaction(async (manager) => {
    const found = await manager.findOne(ComputeResource, { where: { name }, lock: { mode: 'pessimistic_write' } });
    if (found === null) return false;
    const { id } = found;
    const sealed = await sealer.seal({ table: 'compute_resources', column: 'password', id }, password);
    await manager.update(ComputeResource, { id }, { password: sealed, sync_due_at: new Date() });
    await manager.upsert(SyncSetting, { compute_resource_id: id, enabled: true }, ['compute_resource_id']);
    await recordAudit(manager, ADOPTER, {
      auditable_type: 'ComputeResource',
      auditable_id: id,
      auditable_name: name,
      action: 'update',
      audited_changes: { password: [null, password] },
    });
    return true;
  });
}
