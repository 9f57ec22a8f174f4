import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { SchedulerService } from '../queue/scheduler.service.js';
import { ping } from './ping.query.js';

type Check = 'up' | 'down';

/** How long the database may take to answer a ping, in milliseconds. */
const LONGEST_ANSWER = 5_000;

/** The body of `GET /health`. */
export interface Health {
  status: 'ok' | 'failing';
  checks: { database: Check; scheduler: Check };
}

/** Checks whether this worker can work. */
@Injectable()
export class HealthService {
  private asking: Promise<Check> | undefined;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly scheduler: SchedulerService,
  ) {}

  /** Pings the database, once for all concurrent checks, and checks that the scheduler polls. */
  async check(): Promise<Health> {
    this.asking ??= this.ask().finally(() => {
      this.asking = undefined;
    });
    const database = await this.asking;
    const scheduler = this.scheduler.isAlive() ? 'up' : 'down';
    const status = database === 'up' && scheduler === 'up' ? 'ok' : 'failing';
    return { status, checks: { database, scheduler } };
  }

  /** A database that does not answer in time counts as down, as the monitoring does not wait longer either. */
  private async ask(): Promise<Check> {
    const patience = new AbortController();
    const answer = ping(this.dataSource).then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const silence = sleep(LONGEST_ANSWER, 'down' as const, { signal: patience.signal }).catch(() => 'down' as const);
    return Promise.race([answer, silence]).finally(() => patience.abort());
  }
}
