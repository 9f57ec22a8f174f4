import { CreateOperatingsystemDto, UpdateOperatingsystemDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { operatingsystemFields } from './operatingsystem.fields.js';

const SHARED = {
  key: 'operatingsystem',
  unwrapped: [...unwrappedOf(operatingsystemFields), 'os_parameters_attributes'],
  shorthands: { architectures: { ids: 'architecture_ids', names: 'architecture_names' } },
} as const;

/** Reads a new operating system from a body. */
export const createOperatingsystem: Wrapper<CreateOperatingsystemDto> = { ...SHARED, dto: CreateOperatingsystemDto };

/** Reads changes of an operating system from a body. */
export const updateOperatingsystem: Wrapper<UpdateOperatingsystemDto> = { ...SHARED, dto: UpdateOperatingsystemDto };
