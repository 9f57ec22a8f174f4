import {
  ComputeResource,
  ComputeResourceLocation,
  ComputeResourceOrganization,
  SyncSetting,
} from '@image-catalog/database';
import { findProviderKind, type ProviderKind } from '@image-catalog/spec';
import type { EntityManager } from 'typeorm';
import { type AdoptedKind, type Columns, NotAdopted } from './adopted-kind.js';
import type { TheirComputeResource } from './their-rows.js';

/** Compute resources. Their passwords are in no answer of Foreman, so they are not synced before somebody gives them. */
export const COMPUTE_RESOURCES: AdoptedKind<TheirComputeResource> = {
  name: 'compute_resource',
  plural: 'compute resources',
  table: 'compute_resources',
  entity: ComputeResource,
  auditable_type: 'ComputeResource',
  seeds: null,
  nameOf: ({ name }) => name,
  identity: ({ name }) => ({ name }),
  columns: (row) => {
    const kind = findProviderKind(row.provider);
    if (kind === undefined)
      throw new NotAdopted(`Compute resources of the provider ${row.provider} are not known here.`);
    const { name, description, url } = row;
    return { name, description, url, type: kind.stored_class, ...attributesOf(kind, row.attributes) };
  },
  links: (row, ids) => [
    {
      entity: ComputeResourceOrganization,
      own: 'compute_resource_id',
      other: 'organization_id',
      ids: ids.all('organization', row.organization_ids),
    },
    {
      entity: ComputeResourceLocation,
      own: 'compute_resource_id',
      other: 'location_id',
      ids: ids.all('location', row.location_ids),
    },
  ],
  members: stopSync,
};

/** Splits what Foreman shows of a kind into columns and `attrs`, as a create does. */
function attributesOf(kind: ProviderKind, attributes: Record<string, unknown>): Columns {
  const columns: Columns = {};
  const attrs: Columns = {};
  for (const key of kind.view_keys) {
    const value = attributes[key] ?? null;
    const column = (kind.aliases as Record<string, string> | undefined)?.[key];
    if (column !== undefined) columns[column] = value;
    else if (key === 'user' || key === 'domain') columns[key] = value;
    else if (key === 'caching_enabled') columns[key] = value === true;
    else if (value !== null) attrs[key] = value;
  }
  return { ...columns, attrs };
}

async function stopSync(
  manager: EntityManager,
  compute_resource_id: number,
  _: TheirComputeResource,
  before: TheirComputeResource | undefined,
): Promise<void> {
  if (before === undefined) await manager.insert(SyncSetting, { compute_resource_id, enabled: false });
}
