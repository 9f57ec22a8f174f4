import type { Provider } from '../provider.js';
import { findScope, untilClosed } from '../session.js';
import { DEFAULTS, VmwareClient, type VmwareSettings } from './client.js';
import { findDatacenters, findImages, readPages } from './pages.js';

/** Makes the provider of VMware; the settings are for tests. */
export function createVmware(settings: Partial<VmwareSettings> = {}): Provider {
  const all = { ...DEFAULTS, ...settings };
  return {
    kind: 'Vmware',
    async connect(account, outside) {
      const session = untilClosed(outside);
      const { signal } = session.outside;
      const client = await VmwareClient.connect(account, session.outside, all);
      const close = async () => {
        if (!signal.aborted) await client.logOut().catch(() => undefined);
        session.close();
      };
      const datacenters = await findDatacenters(client, account.uuid).catch(async (error: unknown) => {
        await close();
        throw error;
      });
      return {
        scopes: async () => datacenters.map(({ name }) => ({ name })),
        pages: (scope, cursor) => readPages(client, findScope(datacenters, scope.name), cursor, all.pageSize, signal),
        find: (uuids) => findImages(client, datacenters, uuids),
        close,
      };
    },
  };
}

/** Lists the templates of one vCenter. Each datacenter is a scope. */
export const vmware = createVmware();
