import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { renewTargetLease, type TargetLeaseKey } from './claim-target.statement.js';
import { TargetTakenOver } from './filling-run.js';

/** Renews the lease of a target while a run works, and stops the run when another worker has taken it over. */
export class TargetLease {
  private static readonly logger = new Logger(TargetLease.name);
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;

  /** Renews three times as often as necessary, so that one failed attempt does no harm. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly key: TargetLeaseKey,
    private readonly seconds: number,
  ) {
    this.timer = setInterval(() => void this.renew(), (seconds * 1000) / 3);
  }

  /** Aborted when another worker holds the lease. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** Stops renewing, and frees the lease at once. Never throws: a lease that cannot be released expires. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    await renewTargetLease(this.dataSource.manager, this.key, 0).catch((error: unknown) => this.warn('release', error));
  }

  private async renew(): Promise<void> {
    try {
      if (await renewTargetLease(this.dataSource.manager, this.key, this.seconds)) return;
      clearInterval(this.timer);
      this.lost.abort(new TargetTakenOver(this.key.target_id));
    } catch (error) {
      // The lease is not lost yet. If another worker takes it over, our records are refused.
      this.warn('renew', error);
    }
  }

  private warn(verb: string, error: unknown): void {
    const why = error instanceof Error ? error.message : 'unknown error';
    TargetLease.logger.warn(`Could not ${verb} the lease of target ${this.key.target_id}: ${why}`);
  }
}
