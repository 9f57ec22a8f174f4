import { expect, it } from '@jest/globals';
import { withEncodedUuid } from './encode-uuid.js';

const BELOW = '/api/compute_resources/1/available_images';

it.each([
  [`${BELOW}/a/b/explain`, `${BELOW}/a%2Fb/explain`],
  [`${BELOW}/a%2Fb/c/ignore?x=1/2`, `${BELOW}/a%2Fb%2Fc/ignore?x=1/2`],
  [
    '/api/v2/compute_resources/1-x/available_images/a/b/unignore/',
    '/api/v2/compute_resources/1-x/available_images/a%2Fb/unignore/',
  ],
  [`${BELOW}/explain/explain/explain`, `${BELOW}/explain%2Fexplain/explain`],
  [`${BELOW}/a/explain`, `${BELOW}/a/explain`],
  [`${BELOW}/a/b/explode`, `${BELOW}/a/b/explode`],
  [`${BELOW}?search=a/b/explain`, `${BELOW}?search=a/b/explain`],
  ['/api/images/a/b/explain', '/api/images/a/b/explain'],
])('writes %s as %s', (url, expected) => {
  expect(withEncodedUuid(url)).toBe(expected);
});
