import { RefreshAvailableImagesDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

/** The body of a request to sync single images. */
export const refreshAvailableImages: Wrapper<RefreshAvailableImagesDto> = {
  key: 'available_images',
  dto: RefreshAvailableImagesDto,
  unwrapped: ['uuids'],
};
