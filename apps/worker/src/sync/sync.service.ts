import { hostname } from 'node:os';
import { Opener, refreshInventoryStates } from '@image-catalog/database';
import { type Provider, ProviderError } from '@image-catalog/providers';
import { kindOfClass } from '@image-catalog/spec';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { importImages } from '../import/import-images.js';
import { applySweep } from './apply-sweep.js';
import { type Claim, claimComputeResource } from './claim.js';
import { Fence } from './fence.js';
import { finishRun, type RunResult } from './finish-run.js';
import { LeaseLost, WorkerStopping } from './interruption.js';
import { judgeRun, type Verdict } from './judge-run.js';
import { Lease } from './lease.js';
import { look } from './look.js';
import { openAccount } from './open-account.js';
import type { Run } from './run.js';
import { SYNC_SETTINGS, type SyncSettings } from './sync.settings.js';

/**
 * What became of one call: a run's verdict, or why there is none. `idle`: there was nothing to claim; `interrupted`: the
 * worker stops and the run waits for the next; `lost`: another worker has it.
 */
export type SyncOutcome = Verdict['state'] | 'idle' | 'interrupted' | 'lost';

/** Syncs one compute resource: claim, look, sweep, import, publish. The steps are told in docs/life-of-an-image.md. */
@Injectable()
export class SyncService implements OnModuleDestroy {
  private readonly logger = new Logger('Sync');
  private readonly holder = `${hostname()}:${process.pid}`;
  private readonly stopping = new AbortController();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly opener: Opener,
    @Inject(SYNC_SETTINGS) private readonly settings: SyncSettings,
  ) {}

  /** Ends every run where it stands, resumable. */
  onModuleDestroy(): void {
    this.stopping.abort(new WorkerStopping());
  }

  /** Syncs a compute resource if it is due, or goes on with its unfinished run. @throws only when the database fails. */
  async sync(computeResourceId: number): Promise<SyncOutcome> {
    if (this.stopping.signal.aborted) return 'interrupted';
    const { lease_seconds } = this.settings;
    const claim = await claimComputeResource(this.dataSource, computeResourceId, this.holder, lease_seconds);
    if (!claim) return 'idle';
    const lease = new Lease(this.dataSource, claim.lease, lease_seconds);
    const run: Run = {
      ...claim.run,
      compute_resource_id: computeResourceId,
      dataSource: this.dataSource,
      fence: new Fence(this.dataSource, claim.lease),
      signal: AbortSignal.any([lease.signal, this.stopping.signal]),
    };
    this.tell(run, claim.resumed ? 'goes on after an interruption' : 'begins');
    try {
      return await this.carryOut(run, claim);
    } catch (error) {
      return this.interrupted(run, error);
    } finally {
      await lease.release();
    }
  }

  private async carryOut(run: Run, claim: Claim): Promise<SyncOutcome> {
    const result = await this.work(run, claim).catch((error: unknown) => this.failed(run, error));
    const counters = await finishRun(run, result, this.settings.interval_minutes);
    const { state, reason } = result.verdict;
    this.tell(run, `${state}${reason === null ? '' : `: ${reason}`}`, counters);
    return state;
  }

  private async work(run: Run, { resource }: Claim): Promise<RunResult> {
    const account = await openAccount(this.opener, resource);
    const provider = this.providerOf(resource.type);
    const outside = this.settings.egress.outside(provider.kind, this.settings.files_root, run.signal);
    const reports = await look(run, provider, account, outside);
    const held = await applySweep(run, reports);
    await run.fence.write((manager) => refreshInventoryStates(manager, run.compute_resource_id));
    const counters = await importImages(run);
    return {
      verdict: judgeRun(reports, held),
      complete: reports.every(({ complete }) => complete),
      retry_after_seconds: Math.max(...reports.map((report) => report.retry_after_seconds ?? 0)),
      counters,
    };
  }

  private providerOf(type: string): Provider {
    const kind = kindOfClass(type);
    const provider = kind && this.settings.find_provider(kind.name);
    if (provider) return provider;
    throw new ProviderError('configuration', 'This worker has no provider for this kind of compute resource.');
  }

  /** Turns what ended the work into a failed run; an interruption is none. */
  private failed(run: Run, error: unknown): RunResult {
    run.signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    const isKnown = error instanceof ProviderError;
    if (!isKnown)
      this.logger.error(`Run ${run.id} failed unexpectedly`, error instanceof Error ? error.stack : undefined);
    return {
      verdict: {
        state: 'failed',
        reason: isKnown ? error.message : 'An unexpected error; the log of the worker tells it.',
      },
      complete: false,
      retry_after_seconds: isKnown ? error.retryAfterSeconds : null,
      counters: {},
    };
  }

  private interrupted(run: Run, error: unknown): SyncOutcome {
    const cause = run.signal.aborted ? run.signal.reason : error;
    if (cause instanceof WorkerStopping) {
      this.tell(run, 'is left for the next worker, as this one stops');
      return 'interrupted';
    }
    if (!(cause instanceof LeaseLost)) throw cause;
    this.logger.warn(cause.message);
    return 'lost';
  }

  private tell(run: Run, what: string, counters?: Record<string, number>): void {
    const message = `Run ${run.id} of compute resource ${run.compute_resource_id} (generation ${run.generation}) ${what}`;
    this.logger.log(counters ? { message, counters } : message);
  }
}
