import { ProviderError } from '@image-catalog/providers';
import type { LargeAnswers, StandingAnswer } from './large-responses.js';

/** When an answer counts as large, as standing still, and as too slow; tests have shorter ones. */
export interface AnswerLimits {
  /** What an answer may bring before it is large. */
  smallBytes: number;
  /** A large answer that brings nothing for so long stands still. */
  standingMs: number;
  /** Far slower than any link: a source that brings less than `slowestBytes` in this time is not gone on with. */
  slowestMs: number;
  slowestBytes: number;
}

export const ANSWER_LIMITS: AnswerLimits = {
  smallBytes: 256 * 2 ** 10,
  standingMs: 1_000,
  slowestMs: 90_000,
  slowestBytes: 64 * 2 ** 10,
};

/** Counts what one answer of a source brings, takes its place among the large ones, and ends one that does not come along. */
export class AnswerGate implements StandingAnswer {
  private size = 0;
  private sizeBefore = 0;
  private isLarge = false;
  private isStanding = false;
  private isAwaited = true;
  private failure: ProviderError | null = null;
  private readonly slow: NodeJS.Timeout;
  private readonly standing: NodeJS.Timeout;

  /** `end` ends the reading that is under way. */
  constructor(
    private readonly large: LargeAnswers,
    private readonly signal: AbortSignal,
    private readonly end: (error: ProviderError) => void,
    private readonly limits: AnswerLimits = ANSWER_LIMITS,
  ) {
    this.slow = setTimeout(() => this.checkPace(), limits.slowestMs);
    this.standing = setTimeout(() => this.checkStanding(), limits.standingMs);
  }

  /** The source is waited for from now on. */
  awaits(): void {
    this.isAwaited = true;
    this.standing.refresh();
  }

  /** Bytes came: they may be handed on once there is a place for them. @throws ProviderError when the answer was cut. */
  async admit(bytes: number): Promise<void> {
    this.rests();
    this.size += bytes;
    if (this.isLarge || this.size <= this.limits.smallBytes) return;
    await this.large.take(this.signal);
    this.isLarge = true;
  }

  /** The source is not waited for any more. @throws ProviderError when the answer was cut. */
  rests(): void {
    this.isAwaited = false;
    if (this.isStanding) this.large.moves(this);
    this.isStanding = false;
    if (this.failure) throw this.failure;
  }

  /** Nothing of the answer is kept any more. */
  close(): void {
    clearTimeout(this.slow);
    clearTimeout(this.standing);
    if (this.isStanding) this.large.moves(this);
    if (this.isLarge) this.large.give();
    this.isLarge = false;
    this.isStanding = false;
  }

  cut(error: ProviderError): void {
    this.failure = error;
    this.end(error);
  }

  private checkStanding(): void {
    if (!this.isAwaited || !this.isLarge || this.isStanding) return;
    this.isStanding = true;
    this.large.standsStill(this);
  }

  private checkPace(): void {
    const { slowestBytes, slowestMs } = this.limits;
    // While it is we who are busy, the source is not at fault.
    if (this.isAwaited && this.size - this.sizeBefore < slowestBytes) {
      const pace = `less than ${slowestBytes / 1024} KiB within ${slowestMs / 1000} s`;
      // Not a failure of the network, which would be tried again: the next attempt would be as slow.
      return this.cut(new ProviderError('limit', `The compute resource sent ${pace}.`));
    }
    this.sizeBefore = this.size;
    this.slow.refresh();
  }
}
