import { DescribeImagesCommand, type DescribeImagesRequest, EC2Client, type Image } from '@aws-sdk/client-ec2';
import { PAGE_ITEMS } from '../bounds.js';
import { isRecord } from '../clean.js';
import { explainStatus, type HttpLimits, HttpService, type StatusMeanings } from '../http.js';
import { PageSize } from '../page-size.js';
import { ProviderError } from '../provider-error.js';
import type { Outside } from '../provider.js';
import { BoundedEc2Protocol } from './protocol.js';
import { isImageId } from './image-id.js';
import { buildRequestHandler, type Ec2Account, type Ec2Filter } from './wire.js';

export interface Ec2Settings {
  /** Images a page; EC2 takes 5 to 1000, and may give fewer. */
  pageSize: number;
  /** `attempts` are the SDK's, with its own pauses. */
  http: HttpLimits;
}

/** One response of DescribeImages. */
export interface ImageList {
  items: Image[];
  /** Of the next page; null when this was the last. */
  token: string | null;
}

/** A bound, because all tokens of a listing are kept in memory. */
const MOST_TOKEN = 4_096;

const THROTTLED =
  /^(Client\.)?(RequestLimitExceeded|Throttl(ing|ed)(Exception)?|EC2ThrottledException|SlowDown|RequestThrottled(Exception)?|TooManyRequestsException|BandwidthLimitExceeded|InsufficientCapacity)$/;
const UNAUTHORIZED =
  /^(AuthFailure|InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken|ExpiredToken(Exception)?|RequestExpired|OptInRequired)$/;
const FORBIDDEN = /^(UnauthorizedOperation|AccessDenied(Exception)?|Blocked|PendingVerification)$/;
const BAD_TOKEN = /^(InvalidNextToken|InvalidPaginationToken|InvalidParameterValue|InvalidParameter|ExpiredNextToken)$/;
/** Of a call in which only the filters and owners vary, which an operator sets. */
const BAD_FILTER = /^(InvalidParameterValue|InvalidParameter|InvalidParameterCombination|FilterLimitExceeded)$/;
/** EC2 has no image of this id that the account may see. */
const ABSENT = /^InvalidAMIID\.(NotFound|Unavailable)$/;
/** EC2 says that a text is no id of an image. */
const NO_ID = /^(InvalidAMIID\.Malformed|InvalidParameterValue)$/;

const SOURCE = 'The service EC2';
const REFUSALS: StatusMeanings = {
  401: [
    'unauthorized',
    'The keys are refused: check access key, secret key, the clock, and that the account has the region switched on.',
  ],
  403: ['forbidden', 'The policy of this account does not let it list images (ec2:DescribeImages).'],
  404: ['configuration', 'There is no EC2 service at the url: check the url.'],
};

/** Calls the EC2 of one account, region by region. */
export class Ec2Client {
  private readonly clients: ReadonlyMap<string, EC2Client>;
  private readonly pageSize: PageSize;

  constructor(
    private readonly account: Ec2Account,
    private readonly outside: Outside,
    settings: Ec2Settings,
  ) {
    this.pageSize = new PageSize(settings.pageSize);
    const requestHandler = buildRequestHandler(new HttpService(SOURCE, outside, settings.http));
    this.clients = new Map(
      account.regions.map((region) => [
        region,
        new EC2Client({
          region,
          credentials: account.credentials,
          ...(account.endpoint === null ? {} : { endpoint: account.endpoint }),
          requestHandler,
          protocol: BoundedEc2Protocol,
          retryMode: 'standard',
          maxAttempts: settings.http.attempts,
          // The SDK must neither read profiles nor ask the metadata service.
          defaultsMode: 'standard',
          useDualstackEndpoint: false,
          useFipsEndpoint: false,
        }),
      ]),
    );
  }

  /** Reads the page of a token, or the first. */
  listImages(region: string, token: string | null): Promise<ImageList> {
    return this.pageSize.request((size) =>
      this.describe(region, {
        ...this.filter(),
        MaxResults: size,
        ...(token === null ? {} : { NextToken: token }),
      }),
    );
  }

  /** Reads single images by the rules of the listing. EC2 takes 200 ids at once. */
  async findImages(region: string, ids: readonly string[]): Promise<Image[]> {
    const images: Image[] = [];
    let token: string | null = null;
    do {
      const list: ImageList = await this.describe(region, {
        ...this.filter([{ Name: 'image-id', Values: [...ids] }]),
        ...(token === null ? {} : { NextToken: token }),
      });
      images.push(...list.items);
      token = list.token;
    } while (token !== null && images.length < ids.length);
    return images;
  }

  /**
   * Says whether EC2 denies that a region has an image of this id. An image that exists but is not listed is not absent. For a
   * deregistered image EC2 sends an empty list for a while, and an error later. EC2 API reference: DescribeImages
   */
  async isAbsent(region: string, id: string): Promise<boolean> {
    const input = { ImageIds: [id], IncludeDeprecated: true, IncludeDisabled: true };
    try {
      return (await this.send(region, input)).items.length === 0;
    } catch (error) {
      this.outside.signal.throwIfAborted();
      const code = readCode(error);
      if (ABSENT.test(code) || (NO_ID.test(code) && !isImageId(id))) return true;
      throw explain(error, input);
    }
  }

  private filter(narrower: Ec2Filter[] = []): DescribeImagesRequest {
    const { owners, filters } = this.account;
    const all = [...narrower, ...filters];
    // Deprecated and disabled images are listed with their state. Left out, they would look removed.
    return { Owners: owners, IncludeDeprecated: true, IncludeDisabled: true, ...(all.length > 0 && { Filters: all }) };
  }

  private async describe(region: string, input: DescribeImagesRequest): Promise<ImageList> {
    try {
      return await this.send(region, input);
    } catch (error) {
      this.outside.signal.throwIfAborted();
      throw explain(error, input);
    }
  }

  private async send(region: string, input: DescribeImagesRequest): Promise<ImageList> {
    this.outside.signal.throwIfAborted();
    const answer = await this.clients.get(region)!.send(new DescribeImagesCommand(input));
    // A response without a list is not a response to this call.
    if (!Array.isArray(answer.Images)) {
      throw new ProviderError('protocol', `${SOURCE} answers without a list of images.`);
    }
    if (answer.Images.length > PAGE_ITEMS) {
      throw new ProviderError('limit', `${SOURCE} answers with more than ${PAGE_ITEMS} images in one page.`);
    }
    if (answer.NextToken && answer.NextToken.length > MOST_TOKEN) {
      throw new ProviderError('limit', `${SOURCE} answers with a token of more than ${MOST_TOKEN} characters.`);
    }
    return { items: answer.Images, token: answer.NextToken || null };
  }
}

function readCode(error: unknown): string {
  const code = isRecord(error) ? (error['Code'] ?? error['name']) : null;
  return typeof code === 'string' ? code : '';
}

function readStatus(error: unknown): number | null {
  if (!isRecord(error)) return null;
  const { $metadata: metadata, $response: response } = error;
  const status = isRecord(metadata) && metadata['httpStatusCode'];
  const known = status || (isRecord(response) && response['statusCode']);
  return typeof known === 'number' ? known : null;
}

/** Turns an error of the SDK into one of ours. Of EC2's own text only the code and the status are used. */
function explain(error: unknown, input: DescribeImagesRequest): ProviderError {
  for (let cause = error; isRecord(cause); cause = cause['cause']) {
    if (cause instanceof ProviderError) return cause;
  }
  const code = readCode(error);
  const status = readStatus(error);
  if (THROTTLED.test(code) || status === 429) {
    return new ProviderError('throttled', `${SOURCE} asks to come back later.`);
  }
  if (input.NextToken !== undefined && BAD_TOKEN.test(code)) {
    return new ProviderError('cursor', `${SOURCE} no longer knows the stored cursor: the listing must start again.`);
  }
  if (input.Filters !== undefined && BAD_FILTER.test(code)) {
    return new ProviderError('configuration', `${SOURCE} refuses a filter or an owner: check their names.`);
  }
  return explainRefusal(code, status);
}

function explainRefusal(code: string, status: number | null): ProviderError {
  if (UNAUTHORIZED.test(code)) return explainStatus(SOURCE, 401, REFUSALS);
  if (FORBIDDEN.test(code)) return explainStatus(SOURCE, 403, REFUSALS);
  if (status !== null && status in REFUSALS) return explainStatus(SOURCE, status, REFUSALS);
  if (status !== null && status >= 500) return new ProviderError('network', `${SOURCE} fails with status ${status}.`);
  return new ProviderError('protocol', `${SOURCE} sent an unknown error (status ${status ?? 'none'}).`);
}
