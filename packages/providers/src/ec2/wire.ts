import type { EC2ClientConfig } from '@aws-sdk/client-ec2';
import { EC2_FILTER, EC2_OWNER } from '@image-catalog/spec';
import { parseHttpUrl } from '../account-url.js';
import { type HttpRequest, HttpService } from '../http.js';
import { ProviderError } from '../provider-error.js';
import type { ProviderAccount } from '../provider.js';

/** What Foreman takes when a compute resource names no region. */
const DEFAULT_REGION = 'us-east-1';
/** Strict, because a region becomes part of a host name. */
const REGION = /^[a-z]{2,8}(?:-[a-z]{2,16}){1,3}-\d{1,2}$/;
const MAX_REGIONS = 40;

/** An account, and which images it lists. */
export interface Ec2Account {
  credentials: { accessKeyId: string; secretAccessKey: string };
  regions: string[];
  /** Of a service that is compatible with EC2; null for AWS. */
  endpoint: string | null;
  owners: string[];
  /** Which of the owners' images. The values of one filter are joined with OR, filters with AND. */
  filters: Ec2Filter[];
}

/** One filter of DescribeImages. */
export interface Ec2Filter {
  Name: string;
  Values: string[];
}

/** What HTTP needs of the SDK's request. */
interface SdkRequest {
  protocol: string;
  hostname: string;
  port?: number;
  method: string;
  path: string;
  query?: Record<string, string | string[] | null>;
  headers: Record<string, string>;
  body?: unknown;
}

/** Reads the settings of an account. @throws ProviderError of kind `configuration` when something is missing or malformed. */
export function readAccount(account: ProviderAccount): Ec2Account {
  const { user, password } = account;
  if (!user || !password) {
    throw new ProviderError('configuration', 'The account needs an access key and a secret key.');
  }
  const { endpoint, regions } = readUrl(account.url?.trim() ?? '');
  return {
    credentials: { accessKeyId: user, secretAccessKey: password },
    regions: readRegions(regions),
    endpoint,
    owners: readOwners(account.attrs['owners']),
    filters: readFilters(account.attrs['filters']),
  };
}

/** Foreman's url is the name of the region. An http address is an endpoint, with the region as its fragment. */
function readUrl(url: string): { endpoint: string | null; regions: string } {
  if (!/[:/]/.test(url)) return { endpoint: null, regions: url };
  const parsed = parseHttpUrl(url);
  if (!parsed) {
    throw new ProviderError('configuration', 'The url must be a region, or the http or https address of an endpoint.');
  }
  const regions = decodeURIComponent(parsed.hash.slice(1));
  parsed.hash = '';
  parsed.search = '';
  return { endpoint: parsed.href, regions };
}

function readRegions(text: string): string[] {
  const regions = [...new Set(text.split(/[\s,]+/).filter((region) => region !== ''))].sort();
  if (regions.length === 0) return [DEFAULT_REGION];
  if (regions.length <= MAX_REGIONS && regions.every((region) => REGION.test(region))) return regions;
  throw new ProviderError('configuration', 'The region must be one such as eu-central-1, or several with commas.');
}

function readOwners(value: unknown): string[] {
  const given = Array.isArray(value) ? value : typeof value === 'string' ? value.split(/[\s,]+/) : [];
  const owners = given.map((owner) => (typeof owner === 'string' ? owner : '?')).filter((owner) => owner !== '');
  if (owners.length === 0) return ['self'];
  if (owners.every((owner) => EC2_OWNER.test(owner))) return [...new Set(owners)].sort();
  throw new ProviderError('configuration', 'The owners must be self, amazon, aws-marketplace or numbers of accounts.');
}

/** Reads filters of the form `NAME=VALUE`. Several with the same name become one filter. */
function readFilters(value: unknown): Ec2Filter[] {
  const filters = new Map<string, string[]>();
  for (const one of [value ?? []].flat() as unknown[]) {
    const [, name, wanted] = EC2_FILTER.exec(typeof one === 'string' ? one : '') ?? [];
    if (name === undefined || wanted === undefined) {
      throw new ProviderError('configuration', 'The filters must each be NAME=VALUE, and not image-id.');
    }
    filters.set(name, [...(filters.get(name) ?? []), wanted]);
  }
  return [...filters].map(([Name, Values]) => ({ Name, Values }));
}

/** Makes the SDK use our HTTP service, and so the only fetch that it may use. */
export function buildRequestHandler(service: HttpService): NonNullable<EC2ClientConfig['requestHandler']> {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: SdkRequest) {
      try {
        const { status, headers, body } = await service.exchange(writeRequest(request));
        return { response: { statusCode: status, headers: Object.fromEntries(headers), body } };
      } catch (error) {
        // With this mark the SDK tries again.
        if (error instanceof ProviderError && error.kind === 'network') Object.assign(error, { $retryable: {} });
        throw error;
      }
    },
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  } as NonNullable<EC2ClientConfig['requestHandler']>;
}

function writeRequest(request: SdkRequest): HttpRequest {
  const url = new URL(`${request.protocol}//${request.hostname}`);
  if (request.port) url.port = String(request.port);
  url.pathname = request.path;
  for (const [name, value] of Object.entries(request.query ?? {})) {
    for (const one of [value].flat()) url.searchParams.append(name, one ?? '');
  }
  // fetch derives `host` from the url, equal to the signed one. The SDK's user agent would reveal our machine.
  const { host: _host, 'user-agent': _agent, 'x-amz-user-agent': _other, ...headers } = request.headers;
  if (request.method !== 'POST' || typeof request.body !== 'string') {
    throw new ProviderError('protocol', 'The SDK sent a request that is not a call of EC2.');
  }
  return { method: 'POST', url, headers, body: request.body };
}
