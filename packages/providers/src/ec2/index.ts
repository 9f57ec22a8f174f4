import type { Provider } from '../provider.js';
import { findScope, untilClosed } from '../session.js';
import type { Ec2Settings } from './client.js';
import { findImages, readPages } from './pages.js';
import { readAccount } from './wire.js';

const DEFAULTS: Ec2Settings = {
  pageSize: 1_000,
  http: { attempts: 4, backoffMs: 500, timeoutMs: 60_000, maxBytes: 8 * 2 ** 20 },
};

/** Makes the provider of EC2; the settings are for tests. */
export function createEc2(settings: Partial<Ec2Settings> = {}): Provider {
  return {
    kind: 'EC2',
    async connect(providerAccount, outside) {
      outside.signal.throwIfAborted();
      const account = readAccount(providerAccount);
      // Loading the SDK takes a second and about 90 MB, which a worker without EC2 should not pay.
      const { Ec2Client } = await import('./client.js');
      const session = untilClosed(outside);
      const client = new Ec2Client(account, session.outside, { ...DEFAULTS, ...settings });
      const scopes = account.regions.map((name) => ({ name }));
      return {
        scopes: async () => scopes,
        pages: (scope, cursor) => readPages(client, findScope(scopes, scope.name).name, cursor),
        find: (uuids) => findImages(client, account.regions, uuids),
        close: async () => session.close(),
      };
    },
  };
}

/** Lists the images of one AWS account. Each region is a scope. */
export const ec2 = createEc2();
