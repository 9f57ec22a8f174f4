import { RefreshAvailableImagesDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

/** How the uuids to look at stand in a body. */
export const refreshAvailableImages: Wrapper<RefreshAvailableImagesDto> = {
  key: 'available_images',
  dto: RefreshAvailableImagesDto,
  unwrapped: ['uuids'],
};
