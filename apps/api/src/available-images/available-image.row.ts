/** One row of the inventory with what became of it. */
export interface InventoriedImageRow {
  uuid: string;
  name: string;
  path: string | null;
  scope: string;
  state: string;
  architecture: string | null;
  os_name: string | null;
  os_major: string | null;
  os_minor: string | null;
  username: string | null;
  first_generation: number;
  changed_generation: number;
  missing_since: Date | null;
  missing_generation: number | null;
  ignored_at: Date | null;
  image_id: number | null;
}
