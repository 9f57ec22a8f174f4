import { setTimeout as sleep } from 'node:timers/promises';
import { Collected } from './collect.js';
import { type CallPhase, explainFailure, nameUrl } from './network-failure.js';
import { Patience } from './patience.js';
import { ProviderError } from './provider-error.js';
import type { Outside } from './provider.js';

/** Bounds of the calls to one kind of service. */
export interface HttpLimits {
  /** How often a call that fails on the way, or with a 5xx, is made in all. */
  attempts: number;
  /** Pause before the second attempt; doubled for each further one, plus or minus half. */
  backoffMs: number;
  /** For one attempt, from the first byte sent to the last byte of the body. */
  timeoutMs: number;
  /** How long nothing may come, before the answer and in the middle of it; IDLE_MS unless said. */
  idleMs?: number;
  /** Of a body, unpacked. */
  maxBytes: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers: Record<string, string>;
  body?: string;
}

export interface HttpAnswer<Body = Buffer> {
  status: number;
  headers: Headers;
  /** Empty unless the status is 2xx, or the call was an exchange. */
  body: Body;
}

/** Takes in the bytes of an answer as they come, unpacked. */
export type ReadBody<Body> = (chunks: AsyncIterable<Uint8Array>, status: number) => Promise<Body>;

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
    return this.retry(() => this.attempt(request, false, collect));
  }

  /** As a call, but hands on the answers that an exchange does. */
  callWhole(request: HttpRequest): Promise<HttpAnswer> {
    return this.retry(() => this.attempt(request, true, collect));
  }

  /** As a call whose body is read as it comes, from its start with each attempt. */
  download<Body>(request: HttpRequest, read: ReadBody<Body>): Promise<HttpAnswer<Body>> {
    return this.retry(() => this.attempt(request, false, read));
  }

  /**
   * Makes one attempt and hands on whatever comes back, the body of a failure included: for protocols that tell their
   * errors in a body, whose text must not go further than the code that it holds.
   *
   * @throws ProviderError of kind `network`, `throttled` when the service says for how long, `protocol` for a redirect, or
   * `limit`; the signal's reason when aborted.
   */
  exchange(request: HttpRequest): Promise<HttpAnswer> {
    return this.attempt(request, true, collect);
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

  private async attempt<Body>(request: HttpRequest, whole: boolean, read: ReadBody<Body>): Promise<HttpAnswer<Body>> {
    this.outside.signal.throwIfAborted();
    const peer = `${this.name} at ${nameUrl(request.url)}`;
    const patience = new Patience(peer, this.limits, this.outside.isHeld);
    let phase: CallPhase = 'before its answer';
    try {
      const response = await this.outside.fetch(request.url, {
        method: request.method,
        headers: { 'user-agent': 'image-catalog', ...request.headers },
        body: request.body,
        redirect: 'manual',
        signal: AbortSignal.any([this.outside.signal, patience.signal]),
      });
      phase = 'in its answer';
      this.judge(response, peer, whole);
      const body = await read(response.ok || whole ? this.bytesOf(response, peer, patience) : none(), response.status);
      return { status: response.status, headers: response.headers, body };
    } catch (error) {
      throw this.outside.signal.aborted ? error : explainFailure(peer, error, phase);
    } finally {
      patience.stop();
    }
  }

  /** Refuses the statuses that mean the same wherever they come from; in an exchange, those that no body can explain. */
  private judge(response: Response, peer: string, whole: boolean): void {
    const { status } = response;
    const refuse = (error: ProviderError) => {
      discard(response);
      throw error;
    };
    // One layer costs little more than the bytes that come out; each further one multiplies what a few bytes can do.
    if (response.headers.get('content-encoding')?.includes(',')) {
      refuse(new ProviderError('limit', `${peer} answers with a body that is compressed more than once.`));
    }
    if (response.ok) return;
    const retryAfter = readRetryAfter(response.headers.get('retry-after'));
    if (response.type === 'opaqueredirect' || (status >= 300 && status < 400)) {
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

  private async *bytesOf(response: Response, peer: string, patience: Patience): AsyncGenerator<Uint8Array> {
    const { maxBytes } = this.limits;
    const tooLarge = () => {
      discard(response);
      return new ProviderError('limit', `${peer} answers with more than ${maxBytes} bytes.`);
    };
    if (Number(response.headers.get('content-length')) > maxBytes) throw tooLarge();
    let size = 0;
    patience.heard();
    for await (const chunk of response.body ?? []) {
      size += chunk.byteLength;
      if (size > maxBytes) throw tooLarge();
      yield chunk;
      patience.heard();
    }
  }
}

/** Reads a body into one piece. */
export async function collect(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const collected = new Collected();
  for await (const chunk of chunks) collected.add(chunk);
  return collected.bytes();
}

async function* none(): AsyncGenerator<Uint8Array> {}

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
