import {
  CreateLocationDto,
  CreateOrganizationDto,
  UpdateLocationDto,
  UpdateOrganizationDto,
} from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { organizationFields } from './taxonomy.fields.js';

// Foreman's table has no column for the parent, so it does not accept one unwrapped.
const UNWRAPPED = unwrappedOf(organizationFields).filter((column) => column !== 'parent_id');

const SHARED = {
  aliases: { select_all_types: 'ignore_types' },
};

/** Reads a new organization from a body. */
export const createOrganization: Wrapper<CreateOrganizationDto> = {
  ...SHARED,
  key: 'organization',
  unwrapped: [...UNWRAPPED, 'organization_parameters_attributes'],
  dto: CreateOrganizationDto,
};

/** Reads changes of an organization from a body. */
export const updateOrganization: Wrapper<UpdateOrganizationDto> = { ...createOrganization, dto: UpdateOrganizationDto };

/** Reads a new location from a body. */
export const createLocation: Wrapper<CreateLocationDto> = {
  ...SHARED,
  key: 'location',
  unwrapped: [...UNWRAPPED, 'location_parameters_attributes'],
  dto: CreateLocationDto,
};

/** Reads changes of a location from a body. */
export const updateLocation: Wrapper<UpdateLocationDto> = { ...createLocation, dto: UpdateLocationDto };
