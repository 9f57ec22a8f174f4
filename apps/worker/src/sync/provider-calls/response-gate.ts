import { ProviderError } from '@image-catalog/providers';
import type { LargeResponses, StalledResponse } from './large-responses.js';

/** When a response counts as large, as stalled, and as too slow. Tests use shorter times. */
export interface ResponseLimits {
  /** A response with more bytes is large. */
  smallBytes: number;
  /** A large response that sends nothing for so long is stalled. */
  stalledMs: number;
  /** Far slower than any link: a response that sends less than `slowestBytes` in this time is cut off. */
  slowestMs: number;
  slowestBytes: number;
}

export const RESPONSE_LIMITS: ResponseLimits = {
  smallBytes: 256 * 2 ** 10,
  stalledMs: 1_000,
  slowestMs: 90_000,
  slowestBytes: 64 * 2 ** 10,
};

/** Counts the bytes of one response, takes its place among the large ones, and cuts off one that is too slow. */
export class ResponseGate implements StalledResponse {
  private size = 0;
  private sizeBefore = 0;
  private isLarge = false;
  private isStalled = false;
  private isAwaited = true;
  private failure: ProviderError | null = null;
  private readonly slowTimer: NodeJS.Timeout;
  private readonly stalledTimer: NodeJS.Timeout;

  /** `abort` ends the read in progress. */
  constructor(
    private readonly large: LargeResponses,
    private readonly signal: AbortSignal,
    private readonly abort: (error: ProviderError) => void,
    private readonly limits: ResponseLimits = RESPONSE_LIMITS,
  ) {
    this.slowTimer = setTimeout(() => this.checkPace(), limits.slowestMs);
    this.stalledTimer = setTimeout(() => this.checkStalled(), limits.stalledMs);
  }

  /** From now on we wait for the source. */
  startWaiting(): void {
    this.isAwaited = true;
    this.stalledTimer.refresh();
  }

  /** Bytes arrived. Resolves when there is room for them. @throws ProviderError when the response was cut off. */
  async admit(bytes: number): Promise<void> {
    this.stopWaiting();
    this.size += bytes;
    if (this.isLarge || this.size <= this.limits.smallBytes) return;
    await this.large.acquire(this.signal);
    this.isLarge = true;
  }

  /** We no longer wait for the source. @throws ProviderError when the response was cut off. */
  stopWaiting(): void {
    this.isAwaited = false;
    if (this.isStalled) this.large.unmarkStalled(this);
    this.isStalled = false;
    if (this.failure) throw this.failure;
  }

  /** Nothing of the response is in memory any more. */
  close(): void {
    clearTimeout(this.slowTimer);
    clearTimeout(this.stalledTimer);
    if (this.isStalled) this.large.unmarkStalled(this);
    if (this.isLarge) this.large.release();
    this.isLarge = false;
    this.isStalled = false;
  }

  cut(error: ProviderError): void {
    this.failure = error;
    this.abort(error);
  }

  private checkStalled(): void {
    if (!this.isAwaited || !this.isLarge || this.isStalled) return;
    this.isStalled = true;
    this.large.markStalled(this);
  }

  private checkPace(): void {
    const { slowestBytes, slowestMs } = this.limits;
    // While we are busy ourselves, the source is not to blame.
    if (this.isAwaited && this.size - this.sizeBefore < slowestBytes) {
      const pace = `less than ${slowestBytes / 1024} KiB within ${slowestMs / 1000} s`;
      // Kind `limit`, because `network` would be tried again, and the next attempt would be as slow.
      return this.cut(
        new ProviderError('limit', `The compute resource sent ${pace}: check its load, and the network.`),
      );
    }
    this.sizeBefore = this.size;
    this.slowTimer.refresh();
  }
}
