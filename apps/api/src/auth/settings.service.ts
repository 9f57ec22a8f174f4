import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { Reads } from '../sql/reads.js';
import { readSettings } from './settings.query.js';

/** Settings that can be changed while programs run, with Foreman's names and defaults. */
const DEFAULTS = {
  /** Minutes without use after which a session ends. */
  idle_timeout: 60,
  /** Failed logins from one address within five minutes that block it; 0 for no limit. */
  failed_login_attempts_limit: 30,
  /** 1 while an operator keeps the catalog closed to changes. */
  read_only: 0,
};

type Name = keyof typeof DEFAULTS;

/** How long values are used before they are read again, in milliseconds. */
const FRESH_FOR = 5_000;

/** A cache of settings: a read never waits, and a change takes effect within seconds. Foreman: app/models/setting.rb */
@Injectable()
export class Settings implements OnModuleInit {
  private readonly logger = new Logger('Settings');
  private values: Readonly<Record<Name, number>> = DEFAULTS;
  private freshUntil = 0;

  constructor(private readonly reads: Reads) {}

  /** Fills the cache before the first request. */
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
      const rows = await readSettings(this.reads, Object.keys(DEFAULTS) as Name[]);
      const given = rows.filter(({ value }) => Number.isSafeInteger(value) && Number(value) >= 0);
      this.values = { ...DEFAULTS, ...Object.fromEntries(given.map(({ name, value }) => [name, value])) };
    } catch (error) {
      this.logger.error(`Settings could not be read: ${error instanceof Error ? error.message : 'unknown reason'}`);
    }
  }
}
