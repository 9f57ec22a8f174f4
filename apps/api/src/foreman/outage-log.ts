import type { LoggerService } from '@nestjs/common';

/** Minimum time between two log lines about an outage, in milliseconds. */
const SILENCE = 60_000;

/** Logs a database outage with one line a minute, however many requests fail. */
export class OutageLog {
  private quietUntil = 0;
  private unreported = 0;

  constructor(private readonly logger: Pick<LoggerService, 'error'>) {}

  /** Logs why a statement failed and for which request, at most once a minute. */
  report(error: unknown, asked: string): void {
    if (performance.now() < this.quietUntil) {
      this.unreported += 1;
      return;
    }
    const more = this.unreported > 0 ? ` (and ${this.unreported} more times since the last report)` : '';
    this.logger.error(
      `The database does not serve ${asked}: ${error instanceof Error ? error.message : String(error)}${more}`,
    );
    this.quietUntil = performance.now() + SILENCE;
    this.unreported = 0;
  }
}
