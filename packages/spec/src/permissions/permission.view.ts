/** A permission. Foreman: app/views/api/v2/permissions/base.json.rabl */
export interface PermissionView {
  name: string;
  id: number;
  resource_type: string | null;
}

/** A kind of resource that permissions are about. */
export interface ResourceTypeView {
  name: string;
}
