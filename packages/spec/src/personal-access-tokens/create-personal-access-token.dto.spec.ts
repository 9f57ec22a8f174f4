import { expect, it } from '@jest/globals';
import { judge } from '../../test/judge.js';
import { CreatePersonalAccessTokenDto } from './create-personal-access-token.dto.js';

it.each([
  [{ name: 'ci' }, {}],
  [{ name: 'ci', expires_at: null }, {}],
  [{ name: 'ci', expires_at: '' }, {}],
  [{ name: 'ci', expires_at: '2999-01-01' }, {}],
  [{ name: 'ci', expires_at: '2000-01-01' }, { expires_at: ['cannot be in the past'] }],
  [{ name: 'ci', expires_at: 'soon' }, { expires_at: ["Could not parse timestamp 'soon'"] }],
  [{}, { name: ["can't be blank"] }],
])('judges %j', (payload, expected) => {
  const { errors } = judge(CreatePersonalAccessTokenDto, payload);

  expect(errors).toEqual(expected);
});
