import { CreatePersonalAccessTokenDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';
import { unwrappedOf } from '../../sql/fields.js';
import { personalAccessTokenFields } from './personal-access-token.fields.js';

/** Reads a new token from a body. */
export const createPersonalAccessToken: Wrapper<CreatePersonalAccessTokenDto> = {
  key: 'personal_access_token',
  unwrapped: unwrappedOf(personalAccessTokenFields),
  dto: CreatePersonalAccessTokenDto,
};
