import { CreatePersonalAccessTokenDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

/** How a new token stands in a body. */
export const createPersonalAccessToken: Wrapper<CreatePersonalAccessTokenDto> = {
  key: 'personal_access_token',
  unwrapped: ['name', 'expires_at'],
  dto: CreatePersonalAccessTokenDto,
};
