import { setTimeout as delay } from 'node:timers/promises';
import type { Outside } from '@image-catalog/providers';

/** After a pause, the budget of so many seconds may be used at once. */
const BURST_SECONDS = 10;

/** One request waits no longer than this, because a provider counts the wait as the source's. The next page waits for the rest. */
const LONGEST_WAIT_MS = 10_000;

type Sleep = (ms: number, signal: AbortSignal) => Promise<unknown>;

/**
 * A token bucket: so many requests a minute, with a short burst after a pause. Requests take tokens one after another, and
 * may overdraw the bucket after a wait. Before each page, `wait` waits until nothing is overdrawn.
 */
export class RequestBudget {
  private tokens: number;
  private filledAt: number;
  private line: Promise<void> = Promise.resolve();

  constructor(
    readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
    private readonly sleep: Sleep = (ms, signal) => delay(ms, undefined, { signal }),
  ) {
    this.tokens = this.size;
    this.filledAt = now();
  }

  /** Takes the token of one request. @throws the signal's reason when it is aborted. */
  take(signal: AbortSignal): Promise<void> {
    const turn = this.line.then(async () => {
      await this.pause(signal, LONGEST_WAIT_MS);
      this.tokens -= 1;
    });
    this.line = turn.catch(() => undefined);
    return turn;
  }

  /** Waits until a token is there. @throws the signal's reason when it is aborted. */
  async wait(signal: AbortSignal): Promise<void> {
    await this.line;
    await this.pause(signal, Number.POSITIVE_INFINITY);
  }

  private async pause(signal: AbortSignal, longest: number): Promise<void> {
    signal.throwIfAborted();
    this.fill();
    const ms = Math.min(Math.ceil(((1 - this.tokens) * 60_000) / this.perMinute), longest);
    if (ms > 0) await this.sleep(ms, signal).catch(() => signal.throwIfAborted());
    this.fill();
  }

  private get size(): number {
    return Math.max(1, Math.floor((this.perMinute * BURST_SECONDS) / 60));
  }

  private fill(): void {
    const at = this.now();
    this.tokens = Math.min(this.size, this.tokens + ((at - this.filledAt) * this.perMinute) / 60_000);
    this.filledAt = at;
  }
}

/** A way out that keeps to a request budget. */
export interface RateLimited {
  outside: Outside;
  /** Waits until the budget allows a request. Call it before each page. */
  wait: () => Promise<void>;
}

/** The request budgets of this worker. Compute resources with the same account share one. */
export class RequestBudgets {
  private readonly budgets = new Map<string, RequestBudget>();

  /** Makes every request take a token of its account's budget. Null sets no limit. */
  limit(outside: Outside, account: string, perMinute: number | null): RateLimited {
    if (perMinute === null) return { outside, wait: async () => undefined };
    const known = this.budgets.get(account);
    const budget = known?.perMinute === perMinute ? known : new RequestBudget(perMinute);
    this.budgets.set(account, budget);
    let waiting = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      waiting += 1;
      await budget.take(outside.signal).finally(() => (waiting -= 1));
      return outside.fetch(input, init);
    };
    const isHeld = () => waiting > 0 || (outside.isHeld?.() ?? false);
    return { outside: { ...outside, fetch, isHeld }, wait: () => budget.wait(outside.signal) };
  }
}
