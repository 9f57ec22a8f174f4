import { CreateTargetDto, UpdateTargetDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { targetFields } from './target.fields.js';

const SHARED = { key: 'target', unwrapped: [...unwrappedOf(targetFields), 'compute_resource_names'] } as const;

/** Reads a new target from a body. */
export const createTarget: Wrapper<CreateTargetDto> = { ...SHARED, dto: CreateTargetDto };

/** Reads changes of a target from a body. */
export const updateTarget: Wrapper<UpdateTargetDto> = { ...SHARED, dto: UpdateTargetDto };
