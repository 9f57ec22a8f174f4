import { MOST_SCOPES } from '../bounds.js';
import { readIdentifier } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { Provider } from '../provider.js';
import { LibvirtClient, type LibvirtSettings } from './client.js';
import { lookAt, readPages } from './pages.js';
import { type Pool, readPlace } from './wire.js';

const DEFAULTS: LibvirtSettings = { pageSize: 250, timeoutMs: 60_000 };

/** Makes the provider of libvirt; the settings are for tests. */
export function createLibvirt(settings: Partial<LibvirtSettings> = {}): Provider {
  const all = { ...DEFAULTS, ...settings };
  return {
    kind: 'Libvirt',
    async connect(account, outside) {
      const client = await LibvirtClient.connect(readPlace(account.url), outside, all);
      const pools = await readPools(client).catch((error: unknown) => {
        client.close();
        throw error;
      });
      return {
        scopes: async () => pools.map(({ name }) => ({ name })),
        pages: (scope, cursor) => readPages(client, findPool(pools, scope.name), cursor, all.pageSize),
        look: (uuids) => lookAt(client, uuids),
        close: async () => client.close(),
      };
    },
  };
}

/** Lists the volumes of one libvirt, each storage pool being a scope. */
export const libvirt = createLibvirt();

/** Those that are not active too: as a scope that fails, a pool that is switched off does not look empty. */
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

function findPool(pools: readonly Pool[], name: string): Pool {
  const pool = pools.find((candidate) => candidate.name === name);
  if (pool) return pool;
  throw new ProviderError('configuration', 'The account has no scope of this name.');
}
