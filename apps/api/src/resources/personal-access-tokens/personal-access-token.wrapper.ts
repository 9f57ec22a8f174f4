import { CreatePersonalAccessTokenDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { personalAccessTokenFields } from './personal-access-token.fields.js';

/** How a new token stands in a body. */
export const createPersonalAccessToken: Wrapper<CreatePersonalAccessTokenDto> = {
  key: 'personal_access_token',
  unwrapped: unwrappedOf(personalAccessTokenFields),
  dto: CreatePersonalAccessTokenDto,
};
