import { CreateParameterDto, UpdateParameterDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { parameterFields } from './parameter.fields.js';

const SHARED = { key: 'parameter', unwrapped: unwrappedOf(parameterFields) } as const;

/** Reads a new parameter from a body. */
export const createParameter: Wrapper<CreateParameterDto> = { ...SHARED, dto: CreateParameterDto };

/** Reads changes of a parameter from a body. */
export const updateParameter: Wrapper<UpdateParameterDto> = { ...SHARED, dto: UpdateParameterDto };
