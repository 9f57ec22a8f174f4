import { CreateArchitectureDto, UpdateArchitectureDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { architectureFields } from './architecture.fields.js';

const SHARED = {
  key: 'architecture',
  unwrapped: unwrappedOf(architectureFields),
  shorthands: { operatingsystems: { ids: 'operatingsystem_ids', names: 'operatingsystem_names' } },
} as const;

/** How a new architecture stands in a body. */
export const createArchitecture: Wrapper<CreateArchitectureDto> = { ...SHARED, dto: CreateArchitectureDto };

/** How changes of an architecture stand in a body. */
export const updateArchitecture: Wrapper<UpdateArchitectureDto> = { ...SHARED, dto: UpdateArchitectureDto };
