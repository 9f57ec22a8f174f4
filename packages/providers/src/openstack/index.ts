import { cleanName } from '../clean.js';
import { ProviderError } from '../provider-error.js';
import type { Provider } from '../provider.js';
import { DEFAULTS, OpenstackClient, type OpenstackSettings } from './client.js';
import { lookAt, readPages } from './pages.js';

/** Makes the provider of OpenStack; the settings are for tests. */
export function createOpenstack(settings: Partial<OpenstackSettings> = {}): Provider {
  return {
    kind: 'Openstack',
    async connect(account, outside) {
      const closing = new AbortController();
      const signal = AbortSignal.any([outside.signal, closing.signal]);
      const client = await OpenstackClient.connect(account, { ...outside, signal }, { ...DEFAULTS, ...settings });
      const only = cleanName(client.place) ?? '/';
      return {
        scopes: async () => [{ name: only }],
        pages: (scope, cursor) => {
          if (scope.name === only) return readPages(client, cursor);
          throw new ProviderError('configuration', 'The account has no scope of this name.');
        },
        look: (uuids) => lookAt(client, only, uuids),
        close: async () => closing.abort(),
      };
    },
  };
}

/** Lists the images that one account of an OpenStack sees, project and region being the scope. */
export const openstack = createOpenstack();
