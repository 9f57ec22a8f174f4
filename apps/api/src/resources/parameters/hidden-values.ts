import type { Access } from '../../access/access.js';

/** Tells whether a caller may read hidden values: who may edit every parameter could read them from any host. Foreman: Parameter#editable_by_user? */
export function mayReveal(access: Access): boolean {
  return !access.scope('Parameter', 'edit_params').isLimited;
}
