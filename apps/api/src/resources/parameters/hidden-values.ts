import type { Access } from '../../access/access.js';

/** Tells whether a caller may read hidden values: only those who may edit every parameter. Foreman: Parameter#editable_by_user? */
export function mayReveal(access: Access): boolean {
  return !access.scope('Parameter', 'edit_params').isLimited;
}
