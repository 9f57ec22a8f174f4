import { SyncRun } from '@image-catalog/database';
import { Logger } from '@nestjs/common';
import { type DataSource, In, IsNull, Not } from 'typeorm';
import { RunCancelled } from './interruption.js';

const EVERY_MS = 1_000;

/**
 * Watches whether somebody wants one of this worker's runs to end, also while its provider lets it wait: one question a
 * second for all of them. The pages of a run ask by themselves.
 */
export class CancellationWatch {
  private static readonly logger = new Logger(CancellationWatch.name);
  private readonly runs = new Map<number, AbortController>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  /** Starts to watch a run; the signal is aborted with RunCancelled once the run is to end. */
  begin(runId: number): AbortSignal {
    const wanted = new AbortController();
    this.runs.set(runId, wanted);
    this.timer ??= setInterval(() => void this.ask(), EVERY_MS);
    return wanted.signal;
  }

  /** Stops to watch a run. */
  end(runId: number): void {
    this.runs.delete(runId);
    if (this.runs.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private async ask(): Promise<void> {
    try {
      const ending = await this.dataSource.manager.find(SyncRun, {
        select: { id: true },
        where: { id: In([...this.runs.keys()]), cancel_requested_at: Not(IsNull()) },
      });
      for (const { id } of ending) this.runs.get(id)?.abort(new RunCancelled());
    } catch (error) {
      CancellationWatch.logger.warn(
        `Which runs are to end could not be read: ${error instanceof Error ? error.message : 'unknown error'}`,
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
