import type { ForemanApi, ForemanQuery } from '@image-catalog/client';
import type { Opener } from '@image-catalog/secrets';
import type { DataSource, EntityManager } from 'typeorm';
import { type BegunRun, type ClaimedTarget, holdTargetLease, type TargetLeaseKey } from './claim-target.statement.js';
import type { RunReport } from './run-report.js';

/** Another worker took the target over, or it was deleted. This run must write nothing more. */
export class TargetTakenOver extends Error {
  override readonly name = 'TargetTakenOver';

  constructor(targetId: number) {
    super(`The lease of target ${targetId} was taken over, or the target was deleted`);
  }
}

/** How many requests a target gets at a time. */
const AT_A_TIME = 4;

/** How many requests in a row may stay without a usable answer before a run gives up. */
const MOST_FAILURES = 20;

/** What a run is made of. */
export interface RunParts {
  target: ClaimedTarget;
  run: BegunRun;
  api: ForemanApi;
  /** Organization and location to act in, for every request. */
  context: ForemanQuery;
  report: RunReport;
  opener: Opener;
  signal: AbortSignal;
  dataSource: DataSource;
  lease: TargetLeaseKey;
}

/** Everything that the parts of one run share. */
export class FillingRun {
  readonly target: RunParts['target'];
  readonly run: RunParts['run'];
  readonly api: RunParts['api'];
  readonly context: RunParts['context'];
  readonly report: RunParts['report'];
  readonly opener: RunParts['opener'];
  readonly signal: RunParts['signal'];
  private readonly dataSource: RunParts['dataSource'];
  private readonly lease: RunParts['lease'];
  private failuresInARow = 0;

  constructor(parts: RunParts) {
    ({ target: this.target, run: this.run, api: this.api, context: this.context } = parts);
    ({ report: this.report, opener: this.opener, signal: this.signal } = parts);
    ({ dataSource: this.dataSource, lease: this.lease } = parts);
  }

  get manager(): EntityManager {
    return this.dataSource.manager;
  }

  /** Writes in one transaction, while the target is still ours. @throws TargetTakenOver */
  async write<Result>(work: (manager: EntityManager) => Promise<Result>): Promise<Result> {
    this.signal.throwIfAborted();
    return this.dataSource.transaction(async (manager) => {
      if (!(await holdTargetLease(manager, this.lease))) throw new TargetTakenOver(this.target.id);
      return work(manager);
    });
  }

  /**
   * Works on each item, a few at a time. An error of one does not stop the others, unless the target seems to be down.
   * Gives what became of each item, in order; undefined for those that were not begun.
   */
  async each<Item, Result>(
    items: readonly Item[],
    work: (item: Item) => Promise<Result>,
  ): Promise<(Result | Error | undefined)[]> {
    const results: (Result | Error | undefined)[] = Array.from({ length: items.length });
    const entries = items.entries();
    const drain = async () => {
      for (const [index, item] of entries) {
        if (this.isDown) return;
        this.signal.throwIfAborted();
        results[index] = await this.attempt(() => work(item));
      }
    };
    await Promise.all(Array.from({ length: AT_A_TIME }, drain));
    return results;
  }

  /** Whether the target has not answered for so long that more requests would only add to its load. */
  get isDown(): boolean {
    return this.failuresInARow >= MOST_FAILURES;
  }

  private async attempt<Result>(work: () => Promise<Result>): Promise<Result | Error> {
    try {
      const result = await work();
      this.failuresInARow = 0;
      return result;
    } catch (error) {
      this.signal.throwIfAborted();
      if (!(error instanceof Error)) throw error;
      const status = (error as { status?: number }).status ?? 0;
      this.failuresInARow = status >= 400 && status < 500 ? 0 : this.failuresInARow + 1;
      return error;
    }
  }
}
