import type { HttpLimits } from '../http.js';
import { ProviderError } from '../provider-error.js';
import type { Provider } from '../provider.js';
import { Mirror } from './client.js';
import { lookAt, readPages } from './pages.js';
import { readIndex, type Stream } from './wire.js';

export interface SimplestreamsSettings {
  pageSize: number;
  /** The largest products files that are published have some tens of megabytes; what is kept of one is bounded by itself. */
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
      const closing = new AbortController();
      const signal = AbortSignal.any([outside.signal, closing.signal]);
      const mirror = Mirror.at(account.url, { ...outside, signal }, files);
      const streams = readIndex(await mirror.readIndex());
      return {
        scopes: async () => streams.map(({ name }) => ({ name })),
        pages: (scope, cursor) => readPages(mirror, findStream(streams, scope.name), cursor, pageSize, signal),
        look: (uuids) => lookAt(mirror, streams, uuids),
        close: async () => closing.abort(),
      };
    },
  };
}

/** Lists the images that a mirror publishes, each stream of its index being a scope. */
export const simplestreams = createSimplestreams();

function findStream(streams: readonly Stream[], name: string): Stream {
  const stream = streams.find((candidate) => candidate.name === name);
  if (stream) return stream;
  throw new ProviderError('configuration', 'The account has no scope of this name.');
}
