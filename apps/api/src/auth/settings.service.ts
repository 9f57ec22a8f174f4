import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Reads } from '../sql/reads.js';

/** Settings that can be changed while programs run, with Foreman's names and defaults. */
const DEFAULTS = {
  /** Minutes after which a session that was not used ends. */
  idle_timeout: 60,
  /** Failed logins from one address within five minutes, after which it is not listened to; 0 is off. */
  failed_login_attempts_limit: 30,
};

type Name = keyof typeof DEFAULTS;

/** How old a reading may be before the next one begins, in milliseconds. */
const FRESH_FOR = 5_000;

/** Gives settings at once, as they were moments ago; a change of the table counts within seconds. Foreman: app/models/setting.rb */
@Injectable()
export class Settings implements OnModuleInit {
  private readonly logger = new Logger('Settings');
  private values: Readonly<Record<Name, number>> = DEFAULTS;
  private freshUntil = 0;

  constructor(private readonly reads: Reads) {}

  /** Reads them once before the first request. */
  onModuleInit(): Promise<void> {
    return this.read();
  }

  get(name: Name): number {
    if (this.freshUntil < Date.now()) void this.read();
    return this.values[name];
  }

  private async read(): Promise<void> {
    this.freshUntil = Date.now() + FRESH_FOR;
    try {
      const rows = await this.reads.rows<{ name: Name; value: unknown }>(
        'SELECT name, value FROM settings WHERE name = ANY($1::text[])',
        [Object.keys(DEFAULTS)],
      );
      const given = rows.filter(({ value }) => Number.isSafeInteger(value) && Number(value) >= 0);
      this.values = { ...DEFAULTS, ...Object.fromEntries(given.map(({ name, value }) => [name, value])) };
    } catch (error) {
      this.logger.error(`Settings could not be read: ${error instanceof Error ? error.message : 'unknown reason'}`);
    }
  }
}
