import createFetchClient, { type Client, type ClientOptions } from 'openapi-fetch';
import type { paths } from './schema.js';

/** How a client logs in: with a user's name and password (or a token in its place), with a token alone, or not at all. */
export type Credentials =
  | { login: string; password: string; token?: never }
  | { token: string; login?: never }
  | { login?: never; token?: never };

/** Where the server is, as people type it: `https://catalog.example.com`, with or without `/api`. */
export type ClientSettings = Credentials & { address: string } & Pick<ClientOptions, 'fetch' | 'headers'>;

/** A client whose paths, parameters, bodies and answers are typed by the OpenAPI document. */
export type ImageCatalogClient = Client<paths>;

/**
 * Makes a client. Every call resolves to `data`, or to `error` with the server's body; only a broken connection rejects.
 * @throws TypeError when the address is no http or https URL.
 */
export function createClient({ address, fetch, headers, ...credentials }: ClientSettings): ImageCatalogClient {
  return createFetchClient<paths>({
    baseUrl: apiOf(address),
    ...(fetch && { fetch }),
    headers: { accept: 'application/json', ...authorization(credentials), ...plain(headers) },
  });
}

function apiOf(address: string): string {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url?.protocol !== 'http:' && url?.protocol !== 'https:')
    throw new TypeError('The address must begin with http:// or https://');
  if (url.username !== '' || url.password !== '')
    throw new TypeError('Give login and password beside the address, not in it');
  const folder = url.pathname.replace(/\/+$/, '').replace(/\/api(?:\/v2)?$/, '');
  return `${url.origin}${folder}/api`;
}

function authorization(credentials: Credentials): Record<string, string> {
  if (credentials.token !== undefined) return { authorization: `Bearer ${credentials.token}` };
  if (credentials.login === undefined) return {};
  // Basic credentials are UTF-8, which btoa does not take.
  const bytes = new TextEncoder().encode(`${credentials.login}:${credentials.password}`);
  return { authorization: `Basic ${btoa(String.fromCharCode(...bytes))}` };
}

function plain(headers: ClientOptions['headers']): Record<string, string> {
  return (headers ?? {}) as Record<string, string>;
}
