import { cleanName } from '../clean.js';
import type { Provider } from '../provider.js';
import { findScope, untilClosed } from '../session.js';
import { DEFAULTS, OpenstackClient, type OpenstackSettings } from './client.js';
import { findImages, readPages } from './pages.js';

/** Makes the provider of OpenStack; the settings are for tests. */
export function createOpenstack(settings: Partial<OpenstackSettings> = {}): Provider {
  return {
    kind: 'Openstack',
    async connect(account, outside) {
      const session = untilClosed(outside);
      const client = await OpenstackClient.connect(account, session.outside, { ...DEFAULTS, ...settings });
      const only = { name: cleanName(client.projectAndRegion) ?? '/' };
      return {
        scopes: async () => [only],
        pages: (scope, cursor) => {
          findScope([only], scope.name);
          return readPages(client, cursor);
        },
        find: (uuids) => findImages(client, only.name, uuids),
        close: async () => session.close(),
      };
    },
  };
}

/** Lists the images that one account of an OpenStack sees. Its project and region are the only scope. */
export const openstack = createOpenstack();
