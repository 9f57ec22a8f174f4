import type { HttpLimits } from '../http.js';
import type { Provider } from '../provider.js';
import { findScope, untilClosed } from '../session.js';
import { Mirror } from './client.js';
import { findImages, readPages } from './pages.js';
import { readIndex } from './wire.js';

export interface SimplestreamsSettings {
  pageSize: number;
  /** The largest published products files have some tens of megabytes. What is kept of one has its own bound. */
  files: HttpLimits;
}

const DEFAULTS: SimplestreamsSettings = {
  pageSize: 500,
  files: { attempts: 3, backoffMs: 500, timeoutMs: 300_000, maxBytes: 2 ** 30 },
};

/** Makes the provider of simplestreams; the settings are for tests. */
export function createSimplestreams(settings: Partial<SimplestreamsSettings> = {}): Provider {
  const { pageSize, files } = { ...DEFAULTS, ...settings };
  return {
    kind: 'Simplestreams',
    async connect(account, outside) {
      const session = untilClosed(outside);
      const { signal } = session.outside;
      const mirror = Mirror.at(account.url, session.outside, files);
      const streams = readIndex(await mirror.readIndex());
      return {
        scopes: async () => streams.map(({ name }) => ({ name })),
        pages: (scope, cursor) => readPages(mirror, findScope(streams, scope.name), cursor, pageSize, signal),
        find: (uuids) => findImages(mirror, streams, uuids),
        close: async () => session.close(),
      };
    },
  };
}

/** Lists the images that a mirror publishes. Each stream of its index is a scope. */
export const simplestreams = createSimplestreams();
