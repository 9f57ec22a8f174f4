import { CreateFilterDto, UpdateFilterDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { TAXONOMY_SHORTHANDS } from '../taxonomies/taxonomy-kind.js';
import { filterFields } from './filter.fields.js';

const SHARED = {
  key: 'filter',
  unwrapped: unwrappedOf(filterFields),
  shorthands: { permissions: { ids: 'permission_ids', names: 'permission_names' }, ...TAXONOMY_SHORTHANDS },
} as const;

/** Reads a new filter from a body. */
export const createFilter: Wrapper<CreateFilterDto> = { ...SHARED, dto: CreateFilterDto };

/** Reads changes of a filter from a body. */
export const updateFilter: Wrapper<UpdateFilterDto> = { ...SHARED, dto: UpdateFilterDto };
