import { CreateUserDto, docsOf, UpdateUserDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { TAXONOMY_SHORTHANDS } from '../taxonomies/taxonomy-kind.js';

const SHARED = {
  key: 'user',
  // All attributes of a user are accepted unwrapped. Foreman: users_controller.rb, wrap_parameters
  unwrapped: Object.keys(docsOf(UpdateUserDto)),
  rivals: [['auth_source_id', 'auth_source_name']],
  shorthands: {
    roles: { ids: 'role_ids', names: 'role_names' },
    organizations: TAXONOMY_SHORTHANDS.organizations,
    locations: TAXONOMY_SHORTHANDS.locations,
  },
} as const;

/** Reads a new user from a body. */
export const createUser: Wrapper<CreateUserDto> = { ...SHARED, dto: CreateUserDto };

/** Reads changes of a user from a body. */
export const updateUser: Wrapper<UpdateUserDto> = { ...SHARED, dto: UpdateUserDto };
