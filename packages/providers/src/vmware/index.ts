import { ProviderError } from '../provider-error.js';
import type { Provider } from '../provider.js';
import { DEFAULTS, VmwareClient, type VmwareSettings } from './client.js';
import { type Datacenter, findDatacenters, lookAt, readPages } from './pages.js';

/** Makes the provider of VMware; the settings are for tests. */
export function createVmware(settings: Partial<VmwareSettings> = {}): Provider {
  const all = { ...DEFAULTS, ...settings };
  return {
    kind: 'Vmware',
    async connect(account, outside) {
      const closing = new AbortController();
      const signal = AbortSignal.any([outside.signal, closing.signal]);
      const client = await VmwareClient.connect(account, { ...outside, signal }, all);
      const end = async () => {
        if (!signal.aborted) await client.logOut().catch(() => undefined);
        closing.abort();
      };
      const datacenters = await findDatacenters(client, account.uuid).catch(async (error: unknown) => {
        await end();
        throw error;
      });
      return {
        scopes: async () => datacenters.map(({ name }) => ({ name })),
        pages: (scope, cursor) => readPages(client, findScope(datacenters, scope.name), cursor, all.pageSize, signal),
        look: (uuids) => lookAt(client, datacenters, uuids),
        close: end,
      };
    },
  };
}

/** Lists the templates of one vCenter, each datacenter being a scope. */
export const vmware = createVmware();

function findScope(datacenters: readonly Datacenter[], name: string): Datacenter {
  const datacenter = datacenters.find((candidate) => candidate.name === name);
  if (datacenter) return datacenter;
  throw new ProviderError('configuration', 'The account has no scope of this name.');
}
