import { setTimeout as sleep } from 'node:timers/promises';
import { isRecord } from './clean.js';
import { ProviderError } from './provider-error.js';
import type { JsonValue, Outside } from './provider.js';

/** Bounds of the calls to one kind of service. */
export interface HttpLimits {
  /** How often a call that fails on the way, or with a 5xx, is made in all. */
  attempts: number;
  /** Pause before the second attempt; doubled for each further one, plus or minus half. */
  backoffMs: number;
  /** For one attempt, from the first byte sent to the last byte of the body. */
  timeoutMs: number;
  /** Of a body, unpacked. */
  maxBytes: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpAnswer {
  status: number;
  headers: Headers;
  /** Empty unless the status is 2xx, or the call was an exchange. */
  body: Buffer;
}

const CERTIFICATE_CODES = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ALTNAME/;

/**
 * Calls one service, such as "The image service". Failures on the way and 5xx are tried again; statuses below 500 are
 * the caller's to read, apart from redirects and throttling.
 */
export class HttpService {
  constructor(
    private readonly name: string,
    private readonly outside: Outside,
    private readonly limits: HttpLimits,
  ) {}

  /** @throws ProviderError of kind `network`, `throttled`, `protocol` or `limit`; the signal's reason when aborted. */
  call(request: HttpRequest): Promise<HttpAnswer> {
    return this.retry(() => this.attempt(request, false));
  }

  /** As a call, but hands on the answers that an exchange does. */
  callWhole(request: HttpRequest): Promise<HttpAnswer> {
    return this.retry(() => this.attempt(request, true));
  }

  private async retry(attemptOnce: () => Promise<HttpAnswer>): Promise<HttpAnswer> {
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

  /**
   * Makes one attempt and hands on whatever comes back, the body of a failure included: for protocols that tell their
   * errors in a body, whose text must not go further than the code that it holds.
   *
   * @throws ProviderError of kind `network`, `throttled` when the service says for how long, `protocol` for a redirect, or
   * `limit`; the signal's reason when aborted.
   */
  async exchange(request: HttpRequest): Promise<HttpAnswer> {
    return this.attempt(request, true);
  }

  private async attempt(request: HttpRequest, whole: boolean): Promise<HttpAnswer> {
    this.outside.signal.throwIfAborted();
    const signal = AbortSignal.any([this.outside.signal, AbortSignal.timeout(this.limits.timeoutMs)]);
    try {
      const response = await this.outside.fetch(request.url, {
        method: request.method,
        headers: { 'user-agent': 'image-catalog', ...request.headers },
        body: request.body,
        redirect: 'manual',
        signal,
      });
      this.judge(response, whole);
      const body = response.ok || whole ? await this.readBody(response) : Buffer.alloc(0);
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      throw this.explain(error);
    }
  }

  /** Refuses the statuses that mean the same wherever they come from; in an exchange, those that no body can explain. */
  private judge(response: Response, whole: boolean): void {
    const { status } = response;
    if (response.ok) return;
    const retryAfter = readRetryAfter(response.headers.get('retry-after'));
    const refuse = (error: ProviderError) => {
      discard(response);
      throw error;
    };
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
      refuse(new ProviderError('protocol', `${this.name} answers with a redirect, which is not followed.`));
    }
    if (retryAfter === null ? status === 429 && !whole : status === 429 || status === 503) {
      refuse(new ProviderError('throttled', `${this.name} asks to come back later.`, retryAfter));
    }
    if (whole) return;
    if (status >= 500) refuse(new ProviderError('network', `${this.name} fails with status ${status}.`));
    discard(response);
  }

  private async readBody(response: Response): Promise<Buffer> {
    const tooLarge = () => {
      discard(response);
      return new ProviderError('limit', `${this.name} answers with more than ${this.limits.maxBytes} bytes.`);
    };
    if (Number(response.headers.get('content-length')) > this.limits.maxBytes) throw tooLarge();
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > this.limits.maxBytes) throw tooLarge();
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  }

  /** Turns what `fetch` threw into an error without text of the other side; a guard's refusal stays what it is. */
  private explain(error: unknown): unknown {
    if (this.outside.signal.aborted) return error;
    // Judged by form, not by class: fetch throws errors of several realms.
    for (let cause = error; isRecord(cause); cause = cause['cause']) {
      if (cause instanceof ProviderError) return cause;
      if (cause['name'] === 'TimeoutError')
        return new ProviderError('network', `${this.name} does not answer in time.`);
      if (CERTIFICATE_CODES.test(String(cause['code']))) {
        return new ProviderError('network', `${this.name} has a certificate that is not trusted.`);
      }
    }
    return new ProviderError('network', `${this.name} cannot be reached, or breaks off.`);
  }
}

/**
 * Reads the JSON of a body.
 *
 * @throws ProviderError of kind `protocol` when it is cut off, is not JSON or is not UTF-8.
 */
export function parseJson(body: Uint8Array, source: string): JsonValue {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as JsonValue;
  } catch {
    throw new ProviderError('protocol', `${source} does not answer with JSON.`);
  }
}

/** Reads a Retry-After of either form; null when there is none to read. RFC 9110, 10.2.3 */
export function readRetryAfter(header: string | null, now = Date.now()): number | null {
  if (header === null || header.trim() === '') return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header);
  const at = /^[a-z]/i.test(header) ? Date.parse(header) : Number.NaN;
  return Number.isNaN(at) ? null : Math.max(0, Math.ceil((at - now) / 1000));
}

/** Lets go of a body without reading it, so that its connection closes. */
function discard(response: Response): void {
  response.body?.cancel().catch(() => undefined);
}
