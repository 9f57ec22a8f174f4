import type { LoggerService } from '@nestjs/common';

/** Between two lines about an outage, in milliseconds. */
const SILENCE = 60_000;

/** Logs that the database is away in one line a minute, however many requests meet it. */
export class OutageLog {
  private until = 0;
  private untold = 0;

  constructor(private readonly logger: Pick<LoggerService, 'error'>) {}

  /** Tells why a statement failed and for whom, unless that was told a moment ago. */
  tell(error: unknown, asked: string): void {
    if (performance.now() < this.until) {
      this.untold += 1;
      return;
    }
    const more = this.untold > 0 ? ` (and ${this.untold} times since it was last told)` : '';
    this.logger.error(
      `The database does not serve ${asked}: ${error instanceof Error ? error.message : String(error)}${more}`,
    );
    this.until = performance.now() + SILENCE;
    this.untold = 0;
  }
}
