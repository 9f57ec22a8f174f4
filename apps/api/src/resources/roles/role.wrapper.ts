import { CreateRoleDto, UpdateRoleDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

const SHARED = {
  key: 'role',
  unwrapped: ['name', 'description'],
  shorthands: {
    locations: { ids: 'location_ids', names: 'location_names' },
    organizations: { ids: 'organization_ids', names: 'organization_names' },
  },
} as const;

/** How a new role stands in a body. */
export const createRole: Wrapper<CreateRoleDto> = { ...SHARED, dto: CreateRoleDto };

/** How changes of a role stand in a body. */
export const updateRole: Wrapper<UpdateRoleDto> = { ...SHARED, dto: UpdateRoleDto };
