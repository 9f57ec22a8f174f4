/** A permission. Foreman: app/views/api/v2/permissions/base.json.rabl */
export interface PermissionView {
  name: string;
  id: number;
  resource_type: string | null;
}

/** A resource type with permissions. */
export interface ResourceTypeView {
  name: string;
}
