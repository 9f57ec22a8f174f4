import { CreateImageDto, UpdateImageDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { imageFields } from './image.fields.js';

const SHARED = {
  key: 'image',
  unwrapped: unwrappedOf(imageFields),
  rivals: [
    ['operatingsystem_id', 'operatingsystem_name'],
    ['compute_resource_id', 'compute_resource_name'],
    ['architecture_id', 'architecture_name'],
  ],
} as const;

/** Reads a new image from a body. */
export const createImage: Wrapper<CreateImageDto> = { ...SHARED, dto: CreateImageDto };

/** Reads changes of an image from a body. */
export const updateImage: Wrapper<UpdateImageDto> = { ...SHARED, dto: UpdateImageDto };
