import { Injectable, Logger } from '@nestjs/common';
import { Reads } from '../http/reads.js';

/** Finds out whether the database answers. Foreman: app/services/ping.rb */
@Injectable()
export class PingService {
  private readonly logger = new Logger('PingService');

  constructor(private readonly reads: Reads) {}

  /** Asks the database; `duration_ms` is whole milliseconds as text. */
  async database(): Promise<{ active: boolean; duration_ms: string }> {
    const start = performance.now();
    const active = await this.answers();
    return { active, duration_ms: String(Math.round(performance.now() - start)) };
  }

  private async answers(): Promise<boolean> {
    try {
      await this.reads.row('SELECT 1 AS id', []);
      return true;
    } catch (error) {
      this.logger.error(`The database does not answer: ${error instanceof Error ? error.message : 'unknown reason'}`);
      return false;
    }
  }
}
