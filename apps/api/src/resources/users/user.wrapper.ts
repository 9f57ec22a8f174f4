import { CreateUserDto, UpdateUserDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

const SHARED = {
  key: 'user',
  // As for compute resources, Foreman lists for users what stands without the wrapper: everything.
  unwrapped: [
    'login',
    'firstname',
    'lastname',
    'mail',
    'mail_enabled',
    'description',
    'admin',
    'password',
    'password_confirmation',
    'current_password',
    'disabled',
    'auth_source_id',
    'timezone',
    'locale',
    'role_ids',
    'role_names',
    'organization_ids',
    'organization_names',
    'location_ids',
    'location_names',
    'default_organization_id',
    'default_location_id',
  ],
  shorthands: {
    roles: { ids: 'role_ids', names: 'role_names' },
    organizations: { ids: 'organization_ids', names: 'organization_names' },
    locations: { ids: 'location_ids', names: 'location_names' },
  },
} as const;

/** How a new user stands in a body. */
export const createUser: Wrapper<CreateUserDto> = { ...SHARED, dto: CreateUserDto };

/** How changes of a user stand in a body. */
export const updateUser: Wrapper<UpdateUserDto> = { ...SHARED, dto: UpdateUserDto };
