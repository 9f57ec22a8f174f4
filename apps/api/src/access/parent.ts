import type { PermissionName, ResourceType } from '@image-catalog/spec';
import { AssociatedNotFound } from '../foreman/errors.js';
import type { Verb } from '../sql/fields.js';
import type { Named } from '../sql/select-id.js';
import { findParentId } from '../sql/parent.query.js';
import type { Reads } from '../sql/reads.js';
import type { Access } from './access.js';

/** A kind of row that a path may name as the parent of others, and what a caller must be allowed to do with it. */
export interface Parent extends Named {
  type: ResourceType;
  view: PermissionName;
  edit: PermissionName;
}

/** The parents that paths and queries name, by the parameter that names them. */
export const PARENTS = {
  compute_resource_id: {
    table: 'compute_resources',
    name: 'name',
    type: 'ComputeResource',
    view: 'view_compute_resources',
    edit: 'edit_compute_resources',
  },
  operatingsystem_id: {
    table: 'operatingsystems',
    name: 'title',
    type: 'Operatingsystem',
    view: 'view_operatingsystems',
    edit: 'edit_operatingsystems',
  },
  architecture_id: {
    table: 'architectures',
    name: 'name',
    type: 'Architecture',
    view: 'view_architectures',
    edit: 'edit_architectures',
  },
  organization_id: {
    table: 'organizations',
    name: 'title',
    type: 'Organization',
    view: 'view_organizations',
    edit: 'edit_organizations',
  },
  location_id: {
    table: 'locations',
    name: 'title',
    type: 'Location',
    view: 'view_locations',
    edit: 'edit_locations',
  },
  role_id: { table: 'roles', name: 'name', type: 'Role', view: 'view_roles', edit: 'edit_roles' },
} as const satisfies Readonly<Record<string, Parent>>;

/** Says what a caller must be allowed to do with a parent. Foreman: base_controller.rb, parent_permission */
export function parentVerb(verb: Verb): 'view' | 'edit' {
  return verb === 'create' || verb === 'destroy' ? 'edit' : 'view';
}

/**
 * Gives the id of the parent that a path names; null when it names none.
 * @throws AssociatedNotFound when the caller may not reach it.
 */
export async function parentId(
  reads: Reads,
  access: Access,
  parent: Parent,
  verb: Verb,
  text: string | undefined,
): Promise<number | null> {
  if (text === undefined) return null;
  const id = await findParentId(reads, parent, access.scope(parent.type, parent[parentVerb(verb)]), text);
  if (id === null) throw new AssociatedNotFound(`${parent.type} not found by id '${text}'`);
  return id;
}
