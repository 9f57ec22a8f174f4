import { setTimeout as sleep } from 'node:timers/promises';
import {
  type BeforeApplicationShutdown,
  Inject,
  Injectable,
  Logger,
  type OnApplicationBootstrap,
  type OnModuleDestroy,
} from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { deliverOutbox, findDueTargets } from '../targets/claim-target.statement.js';
import { TargetRunner } from '../targets/target-runner.js';
import { POLL_SECONDS } from './scheduler.service.js';

/** Changes taken out of the outbox in one transaction. */
const DELIVERED_AT_ONCE = 10_000;

/** Targets that this worker fills at once. */
export const TARGETS_AT_ONCE = 2;

/** How long a stop waits for unfinished runs. */
const GRACE_MS = 25_000;

/**
 * Tells targets of changes and runs those that are due, every few seconds. Every worker does so; leases see to it that a
 * target is filled by one of them at a time.
 */
@Injectable()
export class TargetsService implements OnApplicationBootstrap, OnModuleDestroy, BeforeApplicationShutdown {
  private readonly logger = new Logger('Targets');
  private readonly stopping = new AbortController();
  private readonly running = new Map<number, Promise<void>>();
  private loop: Promise<void> = Promise.resolve();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly runner: TargetRunner,
    @Inject(POLL_SECONDS) private readonly pollSeconds: number,
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.pollUntilStopped();
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping.abort();
    await this.loop;
  }

  /** Waits for unfinished runs, which the runner has interrupted. */
  async beforeApplicationShutdown(): Promise<void> {
    await Promise.race([Promise.all(this.running.values()), sleep(GRACE_MS, undefined, { ref: false })]);
  }

  private async pollUntilStopped(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await this.poll();
      await sleep(this.pollSeconds * 1000, undefined, { signal }).catch(() => undefined);
    }
  }

  private async poll(): Promise<void> {
    try {
      const { manager } = this.dataSource;
      while ((await manager.transaction((inside) => deliverOutbox(inside, DELIVERED_AT_ONCE))) === DELIVERED_AT_ONCE);
      for (const id of await findDueTargets(manager, TARGETS_AT_ONCE))
        if (this.running.size < TARGETS_AT_ONCE) this.begin(id);
    } catch (error) {
      this.logger.error(`The poll for due targets failed: ${messageOf(error)}`);
    }
  }

  private begin(id: number): void {
    if (this.running.has(id)) return;
    const work = this.runner
      .run(id)
      .then(() => undefined)
      .catch((error: unknown) => this.logger.error(`The run of target ${id} was interrupted: ${messageOf(error)}`))
      .finally(() => this.running.delete(id));
    this.running.set(id, work);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : 'unknown error';
}
