import { PROVIDER_KINDS } from '@image-catalog/spec';
import { expect, it } from '@jest/globals';
import { providerKinds } from './registry.js';

it('has a provider for exactly the kinds that say so, as the API tells clients what can be refreshed', () => {
  const synced = PROVIDER_KINDS.filter((kind) => kind.is_synced).map(({ name }) => name);

  expect(providerKinds().sort()).toEqual(synced.sort());
});
