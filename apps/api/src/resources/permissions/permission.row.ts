/** A permission as the query reads it. */
export interface PermissionRow {
  id: number;
  name: string;
  resource_type: string | null;
}
