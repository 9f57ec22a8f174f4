import { CreateOperatingsystemDto, UpdateOperatingsystemDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

const SHARED = {
  key: 'operatingsystem',
  unwrapped: [
    'name',
    'major',
    'minor',
    'description',
    'family',
    'release_name',
    'password_hash',
    'os_parameters_attributes',
  ],
  shorthands: { architectures: { ids: 'architecture_ids', names: 'architecture_names' } },
} as const;

/** How a new operating system stands in a body. */
export const createOperatingsystem: Wrapper<CreateOperatingsystemDto> = { ...SHARED, dto: CreateOperatingsystemDto };

/** How changes of an operating system stand in a body. */
export const updateOperatingsystem: Wrapper<UpdateOperatingsystemDto> = { ...SHARED, dto: UpdateOperatingsystemDto };
