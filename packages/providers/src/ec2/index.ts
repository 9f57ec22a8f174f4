import { ProviderError } from '../provider-error.js';
import type { Provider } from '../provider.js';
import type { Ec2Settings } from './client.js';
import { lookAt, readPages } from './pages.js';
import { readPlace } from './wire.js';

const DEFAULTS: Ec2Settings = {
  pageSize: 1_000,
  http: { attempts: 4, backoffMs: 500, timeoutMs: 60_000, maxBytes: 8 * 2 ** 20 },
};

/** Makes the provider of EC2; the settings are for tests. */
export function createEc2(settings: Partial<Ec2Settings> = {}): Provider {
  return {
    kind: 'EC2',
    async connect(account, outside) {
      outside.signal.throwIfAborted();
      const place = readPlace(account);
      // The SDK takes a second and some 90 MB to load, which a worker without an EC2 should not pay.
      const { Ec2Client } = await import('./client.js');
      const closing = new AbortController();
      const signal = AbortSignal.any([outside.signal, closing.signal]);
      const client = new Ec2Client(place, { ...outside, signal }, { ...DEFAULTS, ...settings });
      return {
        scopes: async () => place.regions.map((name) => ({ name })),
        pages: (scope, cursor) => {
          if (place.regions.includes(scope.name)) return readPages(client, scope.name, cursor);
          throw new ProviderError('configuration', 'The account has no scope of this name.');
        },
        look: (uuids) => lookAt(client, place.regions, uuids),
        close: async () => closing.abort(),
      };
    },
  };
}

/** Lists the images of one AWS account, each region being a scope. */
export const ec2 = createEc2();
