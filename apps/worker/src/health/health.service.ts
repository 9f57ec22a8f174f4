import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { SchedulerService } from '../queue/scheduler.service.js';

type Check = 'up' | 'down';

/** What `GET /health` answers. */
export interface Health {
  status: 'ok' | 'failing';
  checks: { database: Check; scheduler: Check };
}

/** Says whether this worker can do its work. */
@Injectable()
export class HealthService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly scheduler: SchedulerService,
  ) {}

  /** Asks the database, and whether the scheduler still gets around. */
  async check(): Promise<Health> {
    const database = await this.dataSource.query('SELECT 1').then(
      () => 'up' as const,
      () => 'down' as const,
    );
    const scheduler = this.scheduler.isAlive() ? 'up' : 'down';
    const status = database === 'up' && scheduler === 'up' ? 'ok' : 'failing';
    return { status, checks: { database, scheduler } };
  }
}
