import { connect } from 'node:net';
import { once } from 'node:events';
import type { ImagePage, JsonValue, Outside, ProviderAccount, ProviderSession, SourceScope } from '../src/provider.js';
import { ProviderError } from '../src/provider-error.js';

/** An account with nothing filled in but what the test names. */
export function buildAccount(account: Partial<ProviderAccount> = {}): ProviderAccount {
  return { url: null, user: null, password: null, uuid: null, domain: null, attrs: {}, ...account };
}

/** The world as it is, with files forbidden, but for what the test replaces. */
export function buildOutside(outside: Partial<Outside> = {}): Outside {
  return { fetch, connect: openConnection, filesRoot: null, signal: new AbortController().signal, ...outside };
}

const openConnection: Outside['connect'] = async (target, signal) => {
  const socket = 'socket' in target ? connect(target.socket) : connect(target.port, target.host);
  signal?.addEventListener('abort', () => socket.destroy());
  await once(socket, 'connect', { signal });
  return socket;
};

/** Reads the only scope of a session. */
export async function onlyScope(session: ProviderSession): Promise<SourceScope> {
  const [scope, ...more] = await session.scopes();
  if (!scope || more.length > 0) throw new Error('one scope was expected');
  return scope;
}

/** Reads a scope from a cursor to its end. */
export async function readAll(
  session: ProviderSession,
  scope: SourceScope,
  cursor: JsonValue | null = null,
): Promise<ImagePage[]> {
  const pages: ImagePage[] = [];
  for await (const page of session.pages(scope, cursor)) pages.push(page);
  return pages;
}

/** Waits for a failure, and hands it over; fails itself when there is none or it is not ours. */
export async function failureOf(work: Promise<unknown>): Promise<ProviderError> {
  const error = await work.then(
    () => new Error('it did not fail'),
    (failure: unknown) => failure,
  );
  if (error instanceof ProviderError) return error;
  throw error;
}
