import { type FenceKey, renewLease } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { LeaseLost } from './interruption.js';

/** Keeps a lease alive while a run works, and tells the run when somebody else has it. */
export class Lease {
  private static readonly logger = new Logger(Lease.name);
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;

  /** Starts to renew, three times as often as it must. */
  constructor(
    private readonly dataSource: DataSource,
    private readonly key: FenceKey,
    private readonly seconds: number,
  ) {
    this.timer = setInterval(() => void this.renew(), (seconds * 1000) / 3);
  }

  /** Aborted with LeaseLost once the lease is another's. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** Stops to renew and lets others have it at once. Never throws: a lease that cannot be given back runs out. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    await renewLease(this.dataSource.manager, this.key, 0).catch((error: unknown) => this.warn('released', error));
  }

  private async renew(): Promise<void> {
    try {
      if (await renewLease(this.dataSource.manager, this.key, this.seconds)) return;
      clearInterval(this.timer);
      this.lost.abort(new LeaseLost(this.key.compute_resource_id));
    } catch (error) {
      // Not lost for that: whoever takes it over stops us at the fence.
      this.warn('renewed', error);
    }
  }

  private warn(what: string, error: unknown): void {
    const why = error instanceof Error ? error.message : 'unknown error';
    Lease.logger.warn(`The lease of compute resource ${this.key.compute_resource_id} could not be ${what}: ${why}`);
  }
}
