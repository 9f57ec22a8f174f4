import { Logger } from '@nestjs/common';

/** What a lease holds. */
export interface Leased {
  /** For logs, such as "compute resource 7". */
  name: string;
  /** Holds it for so many seconds more; false when another worker has taken it over. */
  renew(seconds: number): Promise<boolean>;
  /** The error of a run that goes on without it. */
  lost(): Error;
}

/** Renews a lease while a run works, and stops the run when another worker has taken the lease over. */
export class Lease {
  private static readonly logger = new Logger(Lease.name);
  private readonly lost = new AbortController();
  private readonly timer: NodeJS.Timeout;

  /** Renews three times as often as necessary, so that one failed attempt does no harm. */
  constructor(
    private readonly leased: Leased,
    private readonly seconds: number,
  ) {
    this.timer = setInterval(() => void this.renew(), (seconds * 1000) / 3);
  }

  /** Aborted with the error of a lost lease when another worker holds it. */
  get signal(): AbortSignal {
    return this.lost.signal;
  }

  /** Stops renewing, and frees the lease at once. Never throws: a lease that cannot be released expires. */
  async release(): Promise<void> {
    clearInterval(this.timer);
    await this.leased.renew(0).catch((error: unknown) => this.warn('release', error));
  }

  private async renew(): Promise<void> {
    try {
      if (await this.leased.renew(this.seconds)) return;
      clearInterval(this.timer);
      this.lost.abort(this.leased.lost());
    } catch (error) {
      // The lease is not lost yet. If another worker takes it over, the database refuses our writes.
      this.warn('renew', error);
    }
  }

  private warn(verb: string, error: unknown): void {
    const why = error instanceof Error ? error.message : 'unknown error';
    Lease.logger.warn(`Could not ${verb} the lease of ${this.leased.name}: ${why}`);
  }
}
