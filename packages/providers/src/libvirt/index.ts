import { MOST_SCOPES } from '../bounds.js';
import { readIdentifier } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { Provider } from '../provider.js';
import { findScope } from '../session.js';
import { LibvirtClient, type LibvirtSettings } from './client.js';
import { findImages, readPages } from './pages.js';
import { type Pool, readAddress } from './wire.js';

const DEFAULTS: LibvirtSettings = { pageSize: 250, timeoutMs: 60_000 };

/** Makes the provider of libvirt; the settings are for tests. */
export function createLibvirt(settings: Partial<LibvirtSettings> = {}): Provider {
  const all = { ...DEFAULTS, ...settings };
  return {
    kind: 'Libvirt',
    async connect(account, outside) {
      const client = await LibvirtClient.connect(readAddress(account.url), outside, all);
      const pools = await readPools(client).catch((error: unknown) => {
        client.close();
        throw error;
      });
      return {
        scopes: async () => pools.map(({ name }) => ({ name })),
        pages: (scope, cursor) => readPages(client, findScope(pools, scope.name), cursor, all.pageSize),
        find: (uuids) => findImages(client, uuids),
        close: async () => client.close(),
      };
    },
  };
}

/** Lists the volumes of one libvirt. Each storage pool is a scope. */
export const libvirt = createLibvirt();

/** Lists inactive pools too: they are scopes that are inactive, because such a pool must not look like an empty one. */
async function readPools(client: LibvirtClient): Promise<Pool[]> {
  const pools = await client.listPools(false);
  if (pools.length > MOST_SCOPES) {
    throw new ProviderError('limit', `Libvirt has more than ${MOST_SCOPES} storage pools.`);
  }
  if (pools.every(({ name }) => readIdentifier(name) !== null)) {
    return pools.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  }
  throw new ProviderError('protocol', 'Libvirt has a storage pool without a usable name.');
}
