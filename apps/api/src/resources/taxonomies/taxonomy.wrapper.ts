import {
  CreateLocationDto,
  CreateOrganizationDto,
  UpdateLocationDto,
  UpdateOrganizationDto,
} from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

const UNWRAPPED = ['name', 'description', 'ignore_types'] as const;

/** How a new organization stands in a body. */
export const createOrganization: Wrapper<CreateOrganizationDto> = {
  key: 'organization',
  unwrapped: UNWRAPPED,
  aliases: { select_all_types: 'ignore_types' },
  dto: CreateOrganizationDto,
};

/** How changes of an organization stand in a body. */
export const updateOrganization: Wrapper<UpdateOrganizationDto> = { ...createOrganization, dto: UpdateOrganizationDto };

/** How a new location stands in a body. */
export const createLocation: Wrapper<CreateLocationDto> = {
  key: 'location',
  unwrapped: UNWRAPPED,
  aliases: { select_all_types: 'ignore_types' },
  dto: CreateLocationDto,
};

/** How changes of a location stand in a body. */
export const updateLocation: Wrapper<UpdateLocationDto> = { ...createLocation, dto: UpdateLocationDto };
