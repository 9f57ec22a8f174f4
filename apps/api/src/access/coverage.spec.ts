import { describe, expect, it } from '@jest/globals';
import { covers, coversAll } from './coverage.js';
import type { Grant, Grants } from './grants.js';

const grant = (given: Partial<Grant> = {}): Grant => ({ search: null, organizations: [], locations: [], ...given });

describe('a filter', () => {
  it.each<[string, Partial<Grant>, Partial<Grant>, boolean]>([
    ['without limits covers one with a search', {}, { search: 'name = a' }, true],
    ['with a search covers the same search', { search: 'name = a' }, { search: 'name = a' }, true],
    ['with a search covers none without', { search: 'name = a' }, {}, false],
    ['with a search covers no other search', { search: 'name = a' }, { search: 'name = b' }, false],
    ['without limits covers one for an organization', {}, { organizations: [1] }, true],
    ['for two organizations covers one for one of them', { organizations: [1, 2] }, { organizations: [2] }, true],
    ['for an organization covers none for another', { organizations: [1] }, { organizations: [1, 2] }, false],
    ['for an organization covers none for everywhere', { organizations: [1] }, { organizations: [] }, false],
    ['for a location covers none for everywhere', { locations: [1] }, { locations: [] }, false],
  ])('%s: %j, %j', (_what, held, wanted, isCovered) => {
    expect(covers([grant({ search: 'none' }), grant(held)], grant(wanted))).toBe(isCovered);
  });
});

describe('somebody', () => {
  const grants = (given: Partial<Grants> = {}): Grants => ({
    user_id: 1,
    filters: new Map([['view_images', [grant()]]]),
    organizations: { ids: [1], reach: [1], ignores: [] },
    locations: { ids: [1], reach: [1], ignores: [] },
    ...given,
  });

  it.each<[string, Partial<Grants>, boolean]>([
    ['who may do the same', {}, true],
    ['who may do less', { filters: new Map() }, true],
    ['who may do something else', { filters: new Map([['edit_images', [grant()]]]) }, false],
    ['who belongs elsewhere too', { organizations: { ids: [1, 2], reach: [1, 2], ignores: [] } }, false],
    ['who belongs nowhere', { locations: { ids: [], reach: [], ignores: [] } }, true],
    ['who sees a kind everywhere', { locations: { ids: [1], reach: [1], ignores: ['User'] } }, false],
  ])('covers somebody %s: %j', (_who, wanted, isCovered) => {
    expect(coversAll(grants(), grants(wanted))).toBe(isCovered);
  });
});
