import { setTimeout as sleep } from 'node:timers/promises';
import type { Outside } from '@image-catalog/providers';

/** How many requests may come at once after a rest: the budget of so many seconds. */
const BURST_SECONDS = 10;

/** A request waits no longer than this: providers count the wait as the source's. What it overdraws, the next page pays. */
const LONGEST_WAIT_MS = 10_000;

type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

/**
 * A token bucket: so many requests a minute, and a few at once after a rest. Requests draw from it one after another, and
 * wait a little when it is empty; whoever asks for a page first waits until nothing is overdrawn.
 */
export class RequestBudget {
  private tokens: number;
  private filledAt: number;
  private line: Promise<void> = Promise.resolve();

  constructor(
    readonly perMinute: number,
    private readonly now: () => number = () => performance.now(),
    private readonly wait: Wait = (ms, signal) => sleep(ms, undefined, { signal }),
  ) {
    this.tokens = this.size;
    this.filledAt = now();
  }

  /** Takes one request out of the budget. @throws the signal's reason when it is aborted. */
  draw(signal: AbortSignal): Promise<void> {
    const turn = this.line.then(async () => {
      await this.pause(signal, LONGEST_WAIT_MS);
      this.tokens -= 1;
    });
    this.line = turn.catch(() => undefined);
    return turn;
  }

  /** Waits until a request may be made again. @throws the signal's reason when it is aborted. */
  async rest(signal: AbortSignal): Promise<void> {
    await this.line;
    await this.pause(signal, Number.POSITIVE_INFINITY);
  }

  private async pause(signal: AbortSignal, longest: number): Promise<void> {
    signal.throwIfAborted();
    this.fill();
    const ms = Math.min(Math.ceil(((1 - this.tokens) * 60_000) / this.perMinute), longest);
    if (ms > 0) await this.wait(ms, signal).catch(() => signal.throwIfAborted());
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

/** A way out that keeps to a budget, and what to wait for before each page. */
export interface Paced {
  outside: Outside;
  rest: () => Promise<void>;
}

/** The budgets of the accounts that this worker asks; compute resources with one account share one. */
export class RequestBudgets {
  private readonly budgets = new Map<string, RequestBudget>();

  /** Makes every request of a provider draw from the budget of its account; null sets no limit. */
  pace(outside: Outside, account: string, perMinute: number | null): Paced {
    if (perMinute === null) return { outside, rest: async () => undefined };
    const known = this.budgets.get(account);
    const budget = known?.perMinute === perMinute ? known : new RequestBudget(perMinute);
    this.budgets.set(account, budget);
    let drawing = 0;
    const fetch: typeof globalThis.fetch = async (input, init) => {
      drawing += 1;
      await budget.draw(outside.signal).finally(() => (drawing -= 1));
      return outside.fetch(input, init);
    };
    const isHeld = () => drawing > 0 || (outside.isHeld?.() ?? false);
    return { outside: { ...outside, fetch, isHeld }, rest: () => budget.rest(outside.signal) };
  }
}
