import { CreateRoleDto, UpdateRoleDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { TAXONOMY_SHORTHANDS } from '../taxonomies/taxonomy-kind.js';
import { roleFields } from './role.fields.js';

const SHARED = { key: 'role', unwrapped: unwrappedOf(roleFields), shorthands: TAXONOMY_SHORTHANDS } as const;

/** Reads a new role from a body. */
export const createRole: Wrapper<CreateRoleDto> = { ...SHARED, dto: CreateRoleDto };

/** Reads changes of a role from a body. */
export const updateRole: Wrapper<UpdateRoleDto> = { ...SHARED, dto: UpdateRoleDto };
