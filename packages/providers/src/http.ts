import { setTimeout as sleep } from 'node:timers/promises';
import { ByteQueue } from './byte-queue.js';
import { CallTimeout } from './call-timeout.js';
import { type CallPhase, explainFailure, nameUrl } from './network-failure.js';
import { ProviderError, type ProviderErrorKind } from './provider-error.js';
import type { Outside } from './provider.js';

/** Bounds of the calls to one kind of service. */
export interface HttpLimits {
  /** How many times a call is made in all when the network or a 5xx makes it fail. */
  attempts: number;
  /** Pause before the second attempt. It doubles with each further one, plus or minus half. */
  backoffMs: number;
  /** For one attempt, from the first byte sent to the last byte of the body. */
  timeoutMs: number;
  /** How long the source may be silent, before and inside its response; IDLE_MS by default. */
  idleMs?: number;
  /** Of an unpacked body. */
  maxBytes: number;
  /** How many redirects of a call without credentials are followed; none by default. */
  redirects?: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpResponse<Body = Buffer> {
  status: number;
  headers: Headers;
  /** Empty unless the status is 2xx, or the call was an exchange. */
  body: Body;
}

/** What the statuses of a service mean: the kind of error, and a sentence for a person. */
export type StatusMeanings = Readonly<Record<number, readonly [ProviderErrorKind, string]>>;

/** Turns a status into an error. One without a meaning is of kind `protocol`. */
export function explainStatus(source: string, status: number, meanings: StatusMeanings): ProviderError {
  const [kind, message] = meanings[status] ?? ['protocol', `${source} answers with status ${status}.`];
  return new ProviderError(kind, message);
}

/** Reads the unpacked bytes of a body as they come. */
export type ReadBody<Body> = (chunks: AsyncIterable<Uint8Array>, status: number) => Promise<Body>;

/**
 * Calls one service, such as "The image service". Failures of the network and 5xx are tried again. Throttling becomes an error,
 * and so do redirects where the limits allow none; the caller reads all other statuses below 500.
 */
export class HttpService {
  constructor(
    private readonly name: string,
    private readonly outside: Outside,
    private readonly limits: HttpLimits,
  ) {}

  /** @throws ProviderError of kind `network`, `throttled`, `protocol` or `limit`; the signal's reason when aborted. */
  call(request: HttpRequest): Promise<HttpResponse> {
    return this.retry(() => this.attempt(request, false, readAll));
  }

  /** Like `call`, but returns the same responses as `exchange`. */
  callWhole(request: HttpRequest): Promise<HttpResponse> {
    return this.retry(() => this.attempt(request, true, readAll));
  }

  /** Like `call`, but reads the body as it comes, from its start in each attempt. */
  download<Body>(request: HttpRequest, read: ReadBody<Body>): Promise<HttpResponse<Body>> {
    return this.retry(() => this.attempt(request, false, read));
  }

  /**
   * Makes one attempt and returns every response, also the body of a failure: for protocols that send their errors in a body.
   * Of such a body only error codes may be used, never its text.
   *
   * @throws ProviderError of kind `network`, `throttled` when the service says for how long, `protocol` for a redirect, or
   * `limit`; the signal's reason when aborted.
   */
  exchange(request: HttpRequest): Promise<HttpResponse> {
    return this.attempt(request, true, readAll);
  }

  private async retry<Answer>(attemptOnce: () => Promise<Answer>): Promise<Answer> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await attemptOnce();
      } catch (error) {
        this.outside.signal.throwIfAborted();
        if (!(error instanceof ProviderError)) throw error;
        if (error.kind !== 'network' || attempt >= this.limits.attempts) throw error;
      }
      const pause = this.limits.backoffMs * 2 ** (attempt - 1) * (0.5 + Math.random());
      await sleep(pause, undefined, { signal: this.outside.signal }).catch(() => this.outside.signal.throwIfAborted());
    }
  }

  private async attempt<Body>(request: HttpRequest, whole: boolean, read: ReadBody<Body>): Promise<HttpResponse<Body>> {
    this.outside.signal.throwIfAborted();
    let url = request.url;
    let peer = `${this.name} at ${nameUrl(url)}`;
    const timeout = new CallTimeout(peer, this.limits, this.outside.isHeld);
    let phase: CallPhase = 'before its answer';
    try {
      let response = await this.send(request, url, timeout);
      for (let left = this.limits.redirects ?? 0; left > 0 && isRedirect(response); left--) {
        url = this.nextUrl(response, url, peer);
        peer = `${this.name} at ${nameUrl(url)}`;
        response = await this.send(request, url, timeout);
      }
      phase = 'in its answer';
      this.checkResponse(response, peer, whole);
      const body = await read(response.ok || whole ? this.bytesOf(response, peer, timeout) : none(), response.status);
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      throw this.outside.signal.aborted ? error : explainFailure(peer, error, phase);
    } finally {
      timeout.stop();
    }
  }

  private send(request: HttpRequest, url: URL, timeout: CallTimeout): Promise<Response> {
    return this.outside.fetch(url, {
      method: request.method,
      headers: { 'user-agent': 'image-catalog', ...request.headers },
      body: request.body,
      redirect: 'manual',
      signal: AbortSignal.any([this.outside.signal, timeout.signal]),
    });
  }

  /** Reads where a redirect leads. Elsewhere than to the same server only where the operator's list names it. */
  private nextUrl(response: Response, from: URL, peer: string): URL {
    discard(response);
    const location = response.headers.get('location') ?? '';
    const url = URL.canParse(location, from.href) ? new URL(location, from) : null;
    if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
      throw new ProviderError('protocol', `${peer} answers with a redirect to no address of the web.`);
    }
    if (from.protocol === 'https:' && url.protocol === 'http:') {
      throw new ProviderError('protocol', `${peer} answers with a redirect that leaves https, which is not followed.`);
    }
    if (url.origin === from.origin || this.outside.allowsRedirect?.(url)) return url;
    throw new ProviderError(
      'protocol',
      `${peer} answers with a redirect to another server, which is not followed: name that one, which the worker's log shows, in the file of EGRESS_FILE, or in EGRESS.`,
    );
  }

  /** Refuses the statuses that mean the same for every service; in an exchange only those that no body can explain. */
  private checkResponse(response: Response, peer: string, whole: boolean): void {
    const { status } = response;
    const refuse = (error: ProviderError) => {
      discard(response);
      throw error;
    };
    // With several layers of compression, few bytes could unpack to very many.
    if (response.headers.get('content-encoding')?.includes(',')) {
      refuse(new ProviderError('limit', `${peer} answers with a body that is compressed more than once.`));
    }
    if (response.ok) return;
    const retryAfter = readRetryAfter(response.headers.get('retry-after'));
    if (isRedirect(response)) {
      refuse(
        new ProviderError('protocol', `${peer} answers with a redirect, which is not followed: use its final url.`),
      );
    }
    if (retryAfter === null ? status === 429 && !whole : status === 429 || status === 503) {
      refuse(new ProviderError('throttled', `${this.name} asks to come back later.`, retryAfter));
    }
    if (whole) return;
    if (status >= 500) refuse(new ProviderError('network', `${peer} fails with status ${status}: see its log.`));
    discard(response);
  }

  private async *bytesOf(response: Response, peer: string, timeout: CallTimeout): AsyncGenerator<Uint8Array> {
    const { maxBytes } = this.limits;
    const tooLarge = () => {
      discard(response);
      return new ProviderError('limit', `${peer} answers with more than ${maxBytes} bytes.`);
    };
    if (Number(response.headers.get('content-length')) > maxBytes) throw tooLarge();
    let size = 0;
    timeout.restart();
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge();
      yield chunk;
      timeout.restart();
    }
  }
}

function isRedirect({ type, status }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400);
}

/** Reads a body into one piece. */
export async function readAll(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected = new ByteQueue();
  for await (const chunk of chunks) collected.add(chunk);
  return collected.bytes();
}

async function* none(): AsyncGenerator<Uint8Array> {}

/** Reads both forms of Retry-After; null when there is none. RFC 9110, 10.2.3 */
export function readRetryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null || header.trim() === '') return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const at = /^[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

/** Drops a body without reading it, so that its connection closes. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}
