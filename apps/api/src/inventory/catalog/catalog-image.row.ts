import type { Moment } from '../../foreman/dates.js';

/** An image of the catalog beside what its source says of it; what stands in the inventory is null where that has no row. */
export interface CatalogImageRow {
  id: number;
  name: string;
  uuid: string;
  username: string;
  user_data: boolean | null;
  origin: string;
  inventory_state: string;
  compute_resource_id: number;
  compute_resource_name: string;
  operatingsystem_id: number;
  operatingsystem_name: string;
  architecture_id: number;
  architecture_name: string;
  scope: string | null;
  source_state: string | null;
  missing_since: Moment | null;
  withdrawal: string | null;
  withdrawn_at: Moment | null;
  replacement: string | null;
  is_withdrawn: boolean | null;
  is_drifted: boolean | null;
  drifted_at: Moment | null;
  drifted_from: { os: string | null; architecture: string | null } | null;
  source_os: string | null;
  source_architecture: string | null;
}
