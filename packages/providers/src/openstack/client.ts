import { explainStatus, type HttpLimits, type HttpResponse, HttpService, type StatusMeanings } from '../http.js';
import { PageSize } from '../page-size.js';
import { ProviderError } from '../provider-error.js';
import type { Outside, ProviderAccount } from '../provider.js';
import {
  type ImageEndpoint,
  type ImageList,
  readAttribute,
  readIdentityUrl,
  readImageList,
  readImagesUrl,
  readToken,
  type Token,
  writeLogin,
} from './wire.js';

export interface OpenstackSettings {
  /** Images a page; Glance sends fewer when its own limit (`api_limit_max`, 1000 by default) is lower. */
  pageSize: number;
  identity: HttpLimits;
  images: HttpLimits;
}

export const DEFAULTS: OpenstackSettings = {
  pageSize: 1_000,
  identity: { attempts: 3, backoffMs: 500, timeoutMs: 30_000, maxBytes: 2 * 2 ** 20 },
  images: { attempts: 3, backoffMs: 500, timeoutMs: 60_000, maxBytes: 8 * 2 ** 20 },
};

/** Ids are unique and never change, so no image is lost or repeated between pages while others come and go. */
const SORT = 'id:asc';

const IDENTITY = 'The identity service';
const LOGIN_STATUSES: StatusMeanings = {
  400: ['configuration', 'The identity service cannot read the login: check tenant and domains.'],
  401: ['unauthorized', 'The login is refused: check user, password, tenant and domains.'],
  403: ['forbidden', 'The identity service forbids this account to log in.'],
  // Keystone also answers so when it does not know an application credential.
  404: ['configuration', 'There is no Keystone v3 at the url, or it does not know this application credential.'],
  405: ['configuration', 'There is no Keystone v3 at the url, or it does not know this application credential.'],
};
const NAMED_DOMAIN = 'The domain is a name: the one whose id is default is called Default.';
const IMAGES = 'The image service';
const IMAGE_STATUSES: StatusMeanings = {
  401: ['unauthorized', 'The image service refuses a new token: check that it uses the same identity service.'],
  403: ['forbidden', 'The image service forbids this account to list images.'],
};

/** Calls the Keystone and the Glance of one account. Logs in again, once a call, when Glance refuses the token. */
export class OpenstackClient {
  private constructor(
    private readonly account: ProviderAccount,
    settings: OpenstackSettings,
    private readonly identity: HttpService,
    private readonly images: HttpService,
  ) {
    this.pageSize = new PageSize(settings.pageSize);
  }

  private readonly pageSize: PageSize;

  private token!: Token;
  private listing!: URL;
  projectAndRegion!: string;

  /** Logs in and finds the image service. */
  static async connect(
    account: ProviderAccount,
    outside: Outside,
    settings: OpenstackSettings,
  ): Promise<OpenstackClient> {
    const identity = new HttpService(IDENTITY, outside, settings.identity);
    const images = new HttpService(IMAGES, outside, settings.images);
    const client = new OpenstackClient(account, settings, identity, images);
    client.token = await client.login();
    const endpoint = chooseEndpoint(client.token.endpoints, readAttribute(account, 'region'));
    client.listing = readImagesUrl(endpoint);
    client.projectAndRegion = `${client.token.project}/${endpoint.region}`;
    return client;
  }

  /** Reads the page after a marker, or the first, of the images that are hidden or of those that are not. */
  listImages(marker: string | null, isHidden: boolean): Promise<ImageList> {
    return this.pageSize.request((size) => this.listPage(marker, isHidden, size));
  }

  private async listPage(marker: string | null, isHidden: boolean, size: number): Promise<ImageList> {
    const url = new URL(this.listing);
    url.searchParams.set('limit', String(size));
    url.searchParams.set('sort', SORT);
    if (isHidden) url.searchParams.set('os_hidden', 'true');
    if (marker !== null) url.searchParams.set('marker', marker);
    const answer = await this.callWithToken(url);
    if (answer.status === 200) return readImageList(answer, this.listing);
    if (answer.status === 400 && marker !== null) {
      throw new ProviderError('cursor', 'The image before the next page was deleted: the listing must start again.');
    }
    throw explainStatus(IMAGES, answer.status, IMAGE_STATUSES);
  }

  /** Reads single images by the rules of the listing. The ids must have Glance's form. */
  async findImages(ids: readonly string[], isHidden: boolean): Promise<unknown[]> {
    const url = new URL(this.listing);
    url.searchParams.set('limit', String(ids.length));
    if (isHidden) url.searchParams.set('os_hidden', 'true');
    url.searchParams.set('id', `in:${ids.join(',')}`);
    const answer = await this.callWithToken(url);
    if (answer.status === 200) return (await readImageList(answer, this.listing)).items;
    throw explainStatus(IMAGES, answer.status, IMAGE_STATUSES);
  }

  /** Says whether Glance denies that it has an image of this id. An image that exists but is not listed is not absent. */
  async isAbsent(id: string): Promise<boolean> {
    const answer = await this.callWithToken(new URL(`${this.listing.href}/${id}`));
    if (answer.status === 404) return true;
    if (answer.status === 200 || answer.status === 403) return false;
    throw explainStatus(IMAGES, answer.status, IMAGE_STATUSES);
  }

  private async callWithToken(url: URL): Promise<HttpResponse> {
    const used = this.token;
    const answer = await this.callImages(url, used);
    if (answer.status !== 401) return answer;
    // A concurrent call may have logged in meanwhile.
    if (this.token === used) this.token = await this.login();
    return this.callImages(url, this.token);
  }

  private callImages(url: URL, token: Token): Promise<HttpResponse> {
    // Without this Accept header Glance writes its errors in HTML.
    return this.images.call({ method: 'GET', url, headers: { accept: 'application/json', 'x-auth-token': token.id } });
  }

  private async login(): Promise<Token> {
    const url = readIdentityUrl(this.account.url);
    const body = JSON.stringify(writeLogin(this.account));
    const headers = { accept: 'application/json', 'content-type': 'application/json' };
    const answer = await this.identity.call({ method: 'POST', url, headers, body });
    if (answer.status !== 201 && answer.status !== 200) throw explainStatus(IDENTITY, answer.status, this.meanings());
    return readToken(answer);
  }

  /** Keystone's first domain has the id `default` and the name `Default`; people take one for the other. */
  private meanings(): StatusMeanings {
    if (this.account.domain !== 'default') return LOGIN_STATUSES;
    return { ...LOGIN_STATUSES, 401: ['unauthorized', `${LOGIN_STATUSES[401]?.[1]} ${NAMED_DOMAIN}`] };
  }
}

/** Chooses the region of the account, or the first by name when it sets none. */
function chooseEndpoint(endpoints: readonly ImageEndpoint[], region: string | null): ImageEndpoint {
  const fitting = endpoints.filter((endpoint) => region === null || endpoint.region === region);
  const first = fitting.toSorted((a, b) => (a.region < b.region ? -1 : 1))[0];
  if (first) return first;
  throw new ProviderError(
    'configuration',
    region === null
      ? 'The catalogue of services names no public image service for this project.'
      : 'The catalogue of services names no public image service in the region of the account.',
  );
}
