import { CreateFilterDto, UpdateFilterDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

const SHARED = {
  key: 'filter',
  unwrapped: ['role_id', 'search', 'override'],
  shorthands: {
    permissions: { ids: 'permission_ids', names: 'permission_names' },
    locations: { ids: 'location_ids', names: 'location_names' },
    organizations: { ids: 'organization_ids', names: 'organization_names' },
  },
} as const;

/** How a new filter stands in a body. */
export const createFilter: Wrapper<CreateFilterDto> = { ...SHARED, dto: CreateFilterDto };

/** How changes of a filter stand in a body. */
export const updateFilter: Wrapper<UpdateFilterDto> = { ...SHARED, dto: UpdateFilterDto };
