import { SyncRun } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { RunCancelled } from './interruption.js';

const EVERY_MS = 1_000;

/** Watches whether somebody wants a run to end, also while a provider lets it wait; the pages of a run ask by themselves. */
export class CancellationWatch {
  private static readonly logger = new Logger(CancellationWatch.name);
  private readonly wanted = new AbortController();
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly dataSource: DataSource,
    private readonly runId: number,
  ) {
    this.timer = setInterval(() => void this.look(), EVERY_MS);
  }

  /** Aborted with RunCancelled once the run is to end. */
  get signal(): AbortSignal {
    return this.wanted.signal;
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private async look(): Promise<void> {
    try {
      if (await isCancelled(this.dataSource, this.runId)) this.wanted.abort(new RunCancelled());
    } catch (error) {
      CancellationWatch.logger.warn(
        `Whether run ${this.runId} is to end could not be read: ${error instanceof Error ? error.message : 'unknown error'}`,
      );
    }
  }
}

/** Says whether somebody wants a run to end. */
export async function isCancelled(dataSource: DataSource, runId: number): Promise<boolean> {
  const run = await dataSource.manager.findOne(SyncRun, {
    select: { cancel_requested_at: true },
    where: { id: runId },
  });
  return run !== null && run.cancel_requested_at !== null;
}
