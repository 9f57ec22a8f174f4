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

/** How a new image stands in a body. */
export const createImage: Wrapper<CreateImageDto> = { ...SHARED, dto: CreateImageDto };

/** How changes of an image stand in a body. */
export const updateImage: Wrapper<UpdateImageDto> = { ...SHARED, dto: UpdateImageDto };
