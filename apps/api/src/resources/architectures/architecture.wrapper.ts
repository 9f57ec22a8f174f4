import { CreateArchitectureDto, UpdateArchitectureDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { architectureFields } from './architecture.fields.js';

const SHARED = {
  key: 'architecture',
  unwrapped: unwrappedOf(architectureFields),
  shorthands: { operatingsystems: { ids: 'operatingsystem_ids', names: 'operatingsystem_names' } },
} as const;

/** Reads a new architecture from a body. */
export const createArchitecture: Wrapper<CreateArchitectureDto> = { ...SHARED, dto: CreateArchitectureDto };

/** Reads changes of an architecture from a body. */
export const updateArchitecture: Wrapper<UpdateArchitectureDto> = { ...SHARED, dto: UpdateArchitectureDto };
