import { SyncRun } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import { type DataSource, In, IsNull, Not } from 'typeorm';
import { RunCancelled } from './interruption.js';

const POLL_MS = 1_000;

/**
 * Polls whether this worker's runs were cancelled, also while their providers keep them waiting: one query a second for all
 * runs. Between pages a run checks by itself with `isCancelled`.
 */
export class CancellationWatch {
  private static readonly logger = new Logger(CancellationWatch.name);
  private readonly runs = new Map<number, AbortController>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Watches a run. The signal is aborted with RunCancelled when the run is cancelled. */
  watch(runId: number): AbortSignal {
    const cancelled = new AbortController();
    this.runs.set(runId, cancelled);
    this.timer ??= setInterval(() => void this.poll(), POLL_MS);
    return cancelled.signal;
  }

  unwatch(runId: number): void {
    this.runs.delete(runId);
    if (this.runs.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async poll(): Promise<void> {
    try {
      const cancelled = await this.dataSource.manager.find(SyncRun, {
        select: { id: true },
        where: { id: In([...this.runs.keys()]), cancel_requested_at: Not(IsNull()) },
      });
      for (const { id } of cancelled) this.runs.get(id)?.abort(new RunCancelled());
    } catch (error) {
      CancellationWatch.logger.warn(
        `Could not read which runs were cancelled: ${error instanceof Error ? error.message : 'unknown error'}`,
      );
    }
  }
}

/** Says whether a user cancelled a run. */
export async function isCancelled(dataSource: DataSource, runId: number): Promise<boolean> {
  const run = await dataSource.manager.findOne(SyncRun, {
    select: { cancel_requested_at: true },
    where: { id: runId },
  });
  return run !== null && run.cancel_requested_at !== null;
}
