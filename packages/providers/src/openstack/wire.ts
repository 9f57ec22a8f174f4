import { parseHttpUrl } from '../account-url.js';
import { PAGE_ITEMS } from '../bounds.js';
import { isRecord } from '../clean.js';
import type { HttpResponse } from '../http.js';
import { ProviderError } from '../provider-error.js';
import type { ProviderAccount } from '../provider.js';
import { readJson } from '../read-json.js';

/** A user name of this form holds the id of an application credential, whose secret is the password. */
const APPLICATION_CREDENTIAL = /^application_credential:(\S+)$/;
const DEFAULT_DOMAIN = { id: 'default' };
/** The longest tokens ever, those of PKI, had about 8 kB. */
const MOST_TOKEN = 16_384;
const MOST_ENDPOINTS = 1_000;
/** A marker is the id of an image. A bound, because all markers of a listing are kept in memory. */
const MOST_MARKER = 1_024;

/** The result of a login: a token, its project and its image services. */
export interface Token {
  id: string;
  project: string;
  endpoints: ImageEndpoint[];
}

export interface ImageEndpoint {
  region: string;
  url: string;
}

/** One page of Glance's listing. */
export interface ImageList {
  items: unknown[];
  /** The marker of the next page; null when there is none. */
  token: string | null;
}

/** Finds Keystone v3 in the url of an account. Foreman allows any version, and a path behind it. */
export function readIdentityUrl(url: string | null): URL {
  const base = /^(https?:\/\/\S*?)\/v[23](?:[./?#]|$)/i.exec(url?.trim() ?? '')?.[1];
  const parsed = base ? parseHttpUrl(base) : null;
  if (!parsed)
    throw new ProviderError('configuration', 'The url must be the http or https address of Keystone, with /v3.');
  return new URL(`${parsed.href.replace(/\/$/, '')}/v3/auth/tokens`);
}

/** Writes the body of a login. Keystone API reference: Password authentication, Authenticating with an application credential */
export function writeLogin(account: ProviderAccount): object {
  const { user, password } = account;
  if (!user || !password) throw new ProviderError('configuration', 'The account needs a user and a password.');
  const credential = APPLICATION_CREDENTIAL.exec(user)?.[1];
  if (credential) {
    const identity = {
      methods: ['application_credential'],
      application_credential: { id: credential, secret: password },
    };
    return { auth: { identity } };
  }
  const domain = account.domain ? { name: account.domain } : DEFAULT_DOMAIN;
  const identity = { methods: ['password'], password: { user: { name: user, domain, password } } };
  const tenant = readAttribute(account, 'tenant');
  // Without a tenant Keystone uses the user's default project.
  if (!tenant) return { auth: { identity } };
  return { auth: { identity, scope: { project: { name: tenant, domain: projectDomain(account) ?? domain } } } };
}

function projectDomain(account: ProviderAccount): { id: string } | { name: string } | null {
  const id = readAttribute(account, 'project_domain_id');
  const name = readAttribute(account, 'project_domain_name');
  if (id) return { id };
  return name ? { name } : null;
}

/** Reads a text attribute of the account; null when it is blank. A project may be called 7, and be sent as a number. */
export function readAttribute(account: ProviderAccount, name: string): string | null {
  const value = account.attrs[name];
  const text = typeof value === 'number' ? String(value) : value;
  return typeof text === 'string' && text.trim() !== '' ? text.trim() : null;
}

/**
 * @throws ProviderError of kind `protocol` when it is not a token, `configuration` when it belongs to no project, `limit`
 * when it goes over a bound.
 */
export async function readToken(answer: HttpResponse): Promise<Token> {
  const id = answer.headers.get('x-subject-token');
  const body = await readJson(answer.body, 'The identity service');
  const token = isRecord(body) ? body['token'] : null;
  if (!id || !isRecord(token)) {
    throw new ProviderError('protocol', 'The identity service answers the login without a token.');
  }
  if (id.length > MOST_TOKEN) {
    throw new ProviderError(
      'limit',
      `The identity service answers with a token of more than ${MOST_TOKEN} characters.`,
    );
  }
  const { project, catalog } = token;
  if (!isRecord(project) || typeof project['name'] !== 'string' || !Array.isArray(catalog)) {
    throw new ProviderError('configuration', 'The login belongs to no project: set one as the tenant.');
  }
  const endpoints = catalog.flatMap(readEndpoints);
  if (endpoints.length > MOST_ENDPOINTS) {
    throw new ProviderError('limit', `The catalogue of services names more than ${MOST_ENDPOINTS} image services.`);
  }
  return { id, project: project['name'], endpoints };
}

function readEndpoints(service: unknown): ImageEndpoint[] {
  if (!isRecord(service) || service['type'] !== 'image' || !Array.isArray(service['endpoints'])) return [];
  return service['endpoints'].flatMap((endpoint: unknown) => {
    if (!isRecord(endpoint) || endpoint['interface'] !== 'public') return [];
    const region = endpoint['region_id'] ?? endpoint['region'] ?? '';
    const url = endpoint['url'];
    return typeof region === 'string' && typeof url === 'string' ? [{ region, url }] : [];
  });
}

/** Returns the address of Glance's listing. The endpoint in the catalogue may end with a version. */
export function readImagesUrl(endpoint: ImageEndpoint): URL {
  const base = endpoint.url
    .trim()
    .replace(/\/+$/, '')
    .replace(/\/v[12](\.\d+)?$/, '');
  const url = /^https?:\/\//i.test(base) && URL.canParse(base) ? new URL(`${base}/v2/images`) : null;
  if (!url || url.username || url.password) {
    throw new ProviderError('protocol', 'The catalogue of services has no usable address for the image service.');
  }
  return url;
}

/**
 * Reads a page of the listing. Only the marker of `next` is used: behind a proxy its path is often wrong.
 *
 * @throws ProviderError of kind `protocol` when it is not a page, or `next` leads elsewhere; `limit` when it goes over a
 * bound.
 */
export async function readImageList(answer: HttpResponse, listing: URL): Promise<ImageList> {
  const body = await readJson(answer.body, 'The image service');
  if (!isRecord(body) || !Array.isArray(body['images'])) {
    throw new ProviderError('protocol', 'The image service answers without a list of images.');
  }
  if (body['images'].length > PAGE_ITEMS) {
    throw new ProviderError('limit', `The image service answers with more than ${PAGE_ITEMS} images in one page.`);
  }
  const next = body['next'];
  if (next === undefined || next === null) return { items: body['images'], token: null };
  const url = typeof next === 'string' && URL.canParse(next, listing.href) ? new URL(next, listing) : null;
  const marker = url?.origin === listing.origin ? url.searchParams.get('marker') : null;
  if (!marker || marker.length > MOST_MARKER) {
    throw new ProviderError('protocol', 'The image service names a next page that cannot be followed.');
  }
  return { items: body['images'], token: marker };
}
