import { DescribeImagesCommand, type DescribeImagesRequest, EC2Client, type Image } from '@aws-sdk/client-ec2';
import { PAGE_ITEMS } from '../bounds.js';
import { isRecord } from '../clean.js';
import { HttpService, type HttpLimits } from '../http.js';
import { PageSize } from '../page-size.js';
import { ProviderError } from '../provider-error.js';
import type { Outside } from '../provider.js';
import { BoundedEc2Protocol } from './protocol.js';
import { buildRequestHandler, type Ec2Filter, type Ec2Place } from './wire.js';

export interface Ec2Settings {
  /** Images a page; EC2 takes 5 to 1000, and may give fewer. */
  pageSize: number;
  /** `attempts` are the SDK's, with its own pauses. */
  http: HttpLimits;
}

/** One answer of DescribeImages. */
export interface ImageList {
  images: Image[];
  /** Of the next page; null when this was the last. */
  token: string | null;
}

/** All tokens of a listing are kept. */
const MOST_TOKEN = 4_096;

const THROTTLED =
  /^(Client\.)?(RequestLimitExceeded|Throttl(ing|ed)(Exception)?|EC2ThrottledException|SlowDown|RequestThrottled(Exception)?|TooManyRequestsException|BandwidthLimitExceeded|InsufficientCapacity)$/;
const UNAUTHORIZED =
  /^(AuthFailure|InvalidClientTokenId|UnrecognizedClientException|InvalidAccessKeyId|SignatureDoesNotMatch|InvalidSignatureException|IncompleteSignature|MissingAuthenticationToken|ExpiredToken(Exception)?|RequestExpired|OptInRequired)$/;
const FORBIDDEN = /^(UnauthorizedOperation|AccessDenied(Exception)?|Blocked|PendingVerification)$/;
const BAD_TOKEN = /^(InvalidNextToken|InvalidPaginationToken|InvalidParameterValue|InvalidParameter|ExpiredNextToken)$/;
/** Of a call that is the same every time but for what an operator chose. */
const BAD_FILTER = /^(InvalidParameterValue|InvalidParameter|InvalidParameterCombination|FilterLimitExceeded)$/;
/** EC2 looked for the image, and has none that this account may see. */
const ABSENT = /^InvalidAMIID\.(NotFound|Unavailable)$/;

/** Talks to the EC2 of one account, region by region. */
export class Ec2Client {
  private readonly clients: ReadonlyMap<string, EC2Client>;
  private readonly pageSize: PageSize;

  constructor(
    private readonly place: Ec2Place,
    private readonly outside: Outside,
    settings: Ec2Settings,
  ) {
    this.pageSize = new PageSize(settings.pageSize);
    const requestHandler = buildRequestHandler(new HttpService('The service EC2', outside, settings.http));
    this.clients = new Map(
      place.regions.map((region) => [
        region,
        new EC2Client({
          region,
          credentials: place.credentials,
          ...(place.endpoint === null ? {} : { endpoint: place.endpoint }),
          requestHandler,
          protocol: BoundedEc2Protocol,
          retryMode: 'standard',
          maxAttempts: settings.http.attempts,
          // Nothing is read from profiles, and nobody is asked where we are.
          defaultsMode: 'standard',
          useDualstackEndpoint: false,
          useFipsEndpoint: false,
        }),
      ]),
    );
  }

  /** Reads the page that a token stands for, or the first. */
  listImages(region: string, token: string | null): Promise<ImageList> {
    return this.pageSize.ask((size) =>
      this.describe(region, {
        ...this.filter(),
        MaxResults: size,
        ...(token === null ? {} : { NextToken: token }),
      }),
    );
  }

  /** Reads those of some images that a listing would give; EC2 takes 200 ids at once. */
  async findImages(region: string, ids: readonly string[]): Promise<Image[]> {
    const images: Image[] = [];
    let token: string | null = null;
    do {
      const list: ImageList = await this.describe(region, {
        ...this.filter([{ Name: 'image-id', Values: [...ids] }]),
        ...(token === null ? {} : { NextToken: token }),
      });
      images.push(...list.images);
      token = list.token;
    } while (token !== null && images.length < ids.length);
    return images;
  }

  /**
   * Whether EC2 says that a region has no image of this id; an image that it has but does not list is not absent. For a
   * while a deregistered one is answered with an empty list instead of an error. EC2 API reference: DescribeImages
   */
  async isAbsent(region: string, id: string): Promise<boolean> {
    const input = { ImageIds: [id], IncludeDeprecated: true, IncludeDisabled: true };
    try {
      return (await this.send(region, input)).images.length === 0;
    } catch (error) {
      this.outside.signal.throwIfAborted();
      if (ABSENT.test(readCode(error))) return true;
      throw explain(error, input);
    }
  }

  private filter(narrower: Ec2Filter[] = []): DescribeImagesRequest {
    const { owners, filters } = this.place;
    const all = [...narrower, ...filters];
    // Those that may not be started any more are listed with their state: left out, they would look removed.
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
    // An empty list is a list; an answer without one is not an answer to this question.
    if (!Array.isArray(answer.Images)) {
      throw new ProviderError('protocol', 'The service EC2 answers without a list of images.');
    }
    if (answer.Images.length > PAGE_ITEMS) {
      throw new ProviderError('limit', `The service EC2 answers with more than ${PAGE_ITEMS} images in one page.`);
    }
    if (answer.NextToken && answer.NextToken.length > MOST_TOKEN) {
      throw new ProviderError('limit', `The service EC2 answers with a token of more than ${MOST_TOKEN} characters.`);
    }
    return { images: answer.Images, token: answer.NextToken || null };
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

/** Turns what the SDK threw into an error of ours; of what EC2 said, only the code and the status are looked at. */
function explain(error: unknown, input: DescribeImagesRequest): ProviderError {
  for (let cause = error; isRecord(cause); cause = cause['cause']) {
    if (cause instanceof ProviderError) return cause;
  }
  const code = readCode(error);
  const status = readStatus(error);
  if (THROTTLED.test(code) || status === 429) {
    return new ProviderError('throttled', 'The service EC2 asks to come back later.');
  }
  if (input.NextToken !== undefined && BAD_TOKEN.test(code)) {
    return new ProviderError('cursor', 'The place to go on from is not known any more: the listing must start again.');
  }
  if (input.Filters !== undefined && BAD_FILTER.test(code)) {
    return new ProviderError('configuration', 'The service EC2 refuses a filter or an owner: check their names.');
  }
  return explainRefusal(code, status);
}

function explainRefusal(code: string, status: number | null): ProviderError {
  if (UNAUTHORIZED.test(code) || (status === 401 && !FORBIDDEN.test(code))) {
    return new ProviderError(
      'unauthorized',
      'The keys are refused: check access key, secret key, the clock, and that the account has the region switched on.',
    );
  }
  if (FORBIDDEN.test(code) || status === 403) {
    return new ProviderError(
      'forbidden',
      'The policy of this account does not let it list images (ec2:DescribeImages).',
    );
  }
  if (status === 404) return new ProviderError('configuration', 'The url leads to no EC2.');
  if (status !== null && status >= 500) {
    return new ProviderError('network', `The service EC2 fails with status ${status}.`);
  }
  return new ProviderError(
    'protocol',
    `The service EC2 answers in a way that is not known (status ${status ?? 'none'}).`,
  );
}
