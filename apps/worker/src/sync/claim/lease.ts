import { type FenceKey, renewLease } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LeaseLost } from './interruption.js';

/** Renews a lease while a run works, and stops the run when another worker has taken the lease over. */
export class Lease {
  private static readonly logger = new Logger(Lease.name);
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;

  /** Renews three times as often as necessary, so that one failed attempt does no harm. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly key: FenceKey,
    private readonly seconds: number,
  ) {
    this.timer = setInterval(() => void this.renew(), (seconds * 1000) / 3);
  }

  /** Aborted with LeaseLost when another worker holds the lease. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** Stops renewing, and frees the lease at once. Never throws: a lease that cannot be released expires. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    await renewLease(this.dataSource.manager, this.key, 0).catch((error: unknown) => this.warn('release', error));
  }

  private async renew(): Promise<void> {
    try {
      if (await renewLease(this.dataSource.manager, this.key, this.seconds)) return;
      clearInterval(this.timer);
      this.lost.abort(new LeaseLost(this.key.compute_resource_id));
    } catch (error) {
      // The lease is not lost yet. If another worker takes it over, the fence stops our writes.
      this.warn('renew', error);
    }
  }

  private warn(verb: string, error: unknown): void {
    const why = error instanceof Error ? error.message : 'unknown error';
    Lease.logger.warn(`Could not ${verb} the lease of compute resource ${this.key.compute_resource_id}: ${why}`);
  }
}
