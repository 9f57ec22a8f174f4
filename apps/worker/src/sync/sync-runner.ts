import { kindOfClass } from '@image-catalog/spec';
import { hostname } from 'node:os';
import { endRequests, type LockedComputeResource, refreshInventoryStates, renewLease } from '@image-catalog/database';
import { ProviderError } from '@image-catalog/providers';
import { Opener } from '@image-catalog/secrets';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { CancellationWatch } from './claim/cancellation-watch.js';
import { type Claim, type ClaimedRun, claimComputeResource } from './claim/claim.js';
import { Fence } from './claim/fence.js';
import { LeaseLost, RunCancelled, WorkerStopping } from './claim/interruption.js';
import { Lease } from './claim/lease.js';
import type { Run, SyncContext } from './claim/sync-context.js';
import { type Conclusion, decideConclusion } from './decide/decide-conclusion.js';
import type { Refresh } from './decide/decide-work.js';
import { applyPlans } from './finish/apply-plans.js';
import { applySweep } from './finish/apply-sweep.js';
import { finishRun, type RunResult } from './finish/finish-run.js';
import { deleteGoneImages } from './import/delete-gone-images.js';
import { importImages } from './import/import-images.js';
import { ProviderConnections } from './provider-calls/provider-connections.js';
import { readScopes } from './read/read-scopes.js';
import { refreshImages } from './read/refresh-images.js';
import { RunSlot } from './slots/run-slot.js';
import { Semaphore } from './slots/semaphore.js';
import { SYNC_SETTINGS, type SyncSettings } from './sync.settings.js';

/**
 * What a call did: the conclusion of its run, or why there was none. `idle`: nothing to claim; `served`: only plans or
 * requests; `interrupted`: the worker stops, and the next one resumes the run; `lost`: another worker took it over.
 */
export type SyncOutcome = Conclusion['state'] | 'idle' | 'served' | 'interrupted' | 'lost';

/** Runs the sync of one compute resource: claim, read, sweep, import, finish. The steps: docs/life-of-an-image.md. */
@Injectable()
export class SyncRunner implements OnModuleDestroy {
  private readonly logger = new Logger('Sync');
  private readonly holder = `${hostname()}:${process.pid}`;
  private readonly stopping = new AbortController();
  private readonly slots: Semaphore;
  private readonly connections: ProviderConnections;
  private readonly cancellations: CancellationWatch;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    opener: Opener,
    @Inject(SYNC_SETTINGS) private readonly settings: SyncSettings,
  ) {
    this.slots = new Semaphore(settings.concurrency);
    this.connections = new ProviderConnections(opener, settings);
    this.cancellations = new CancellationWatch(dataSource);
  }

  /** Interrupts every run. The next worker resumes them. */
  onModuleDestroy(): void {
    this.stopping.abort(new WorkerStopping());
  }

  /**
   * Does what is pending for a compute resource: approved plans, a refresh of single images, and a run that is due, requested
   * or unfinished. Waits for a slot first, then calls `onBegin`. @throws only when the database fails.
   */
  async sync(computeResourceId: number, onBegin: () => void = () => undefined): Promise<SyncOutcome> {
    const slot = await RunSlot.acquire(this.slots, this.stopping.signal).catch(() => null);
    if (!slot) return 'interrupted';
    onBegin();
    try {
      return await this.syncInSlot(slot, computeResourceId);
    } finally {
      slot.release();
    }
  }

  private async syncInSlot(slot: RunSlot, computeResourceId: number): Promise<SyncOutcome> {
    const { lease_seconds } = this.settings;
    const claim = await claimComputeResource(this.dataSource, computeResourceId, this.holder, lease_seconds);
    if (!claim) return 'idle';
    const leased = {
      name: `compute resource ${computeResourceId}`,
      renew: (seconds: number) => renewLease(this.dataSource.manager, claim.lease, seconds),
      lost: () => new LeaseLost(computeResourceId),
    };
    const lease = new Lease(leased, lease_seconds);
    const context: SyncContext = {
      compute_resource_id: computeResourceId,
      dataSource: this.dataSource,
      fence: new Fence(this.dataSource, claim.lease),
      slot,
      signal: AbortSignal.any([lease.signal, this.stopping.signal]),
    };
    try {
      await applyPlans(context);
      if (claim.refresh) await this.refresh(context, claim, claim.refresh);
      return claim.run ? await this.run(context, claim, claim.run) : 'served';
    } catch (error) {
      return this.interrupted(context, error);
    } finally {
      await lease.release();
    }
  }

  private async refresh(context: SyncContext, claim: Claim, refresh: Refresh): Promise<void> {
    const generation = claim.run?.generation ?? claim.resource.generation;
    const outcome = await this.connections
      .connect(context.signal, claim.resource, (connection) => refreshImages(context, connection, refresh, generation))
      .catch((error: unknown) => this.failRefresh(context, refresh, error));
    this.logger.log({
      message: `Refreshed single images of compute resource ${context.compute_resource_id}`,
      ...outcome,
    });
  }

  /** Ends the requests of a refresh that failed. After an interruption they stay open for the next worker. */
  private async failRefresh(context: SyncContext, { request_ids, uuids }: Refresh, error: unknown) {
    context.signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    const reason = this.explain(`A refresh of images of compute resource ${context.compute_resource_id}`, error);
    const nothing = { run_id: null, plan_id: null, found: 0, missing: 0, unknown: uuids.length };
    const outcome = { state: 'failed' as const, reason, ...nothing };
    await context.fence.write((manager) => endRequests(manager, { ids: request_ids }, outcome));
    return outcome;
  }

  private async run(context: SyncContext, claim: Claim, claimed: ClaimedRun): Promise<SyncOutcome> {
    const run: Run = {
      ...context,
      ...claimed,
      source_hash: claim.source_hash,
      signal: AbortSignal.any([context.signal, this.cancellations.watch(claimed.id)]),
    };
    try {
      this.log(
        run,
        claimed.resumed ? 'resumes after an interruption' : run.dry_run ? 'starts, as a rehearsal' : 'starts',
      );
      const result = await this.work(run, claim.resource).catch((error: unknown) => this.failed(run, context, error));
      const timing = { schedule: claim.resource, interval_minutes: this.settings.interval_minutes };
      const counters = await finishRun(run, result, timing);
      const { state, reason } = result.conclusion;
      this.log(run, `${state}${reason === null ? '' : `: ${reason}`}`, counters);
      return state;
    } finally {
      this.cancellations.unwatch(claimed.id);
    }
  }

  private async work(run: Run, resource: LockedComputeResource): Promise<RunResult> {
    const reports = await this.connections.connect(run.signal, resource, (connection) => readScopes(run, connection));
    if (!run.dry_run) await applyPlans(run);
    const turnover = resource.turnover_percent ?? kindOfClass(resource.type)?.turnover_percent ?? 0;
    const limits = { floor: resource.removal_floor, percent: resource.removal_percent, turnover };
    const { held, plan } = await applySweep(run, reports, limits);
    const counters = run.dry_run ? {} : await this.updateCatalog(run);
    return {
      conclusion: decideConclusion(reports, held),
      has_scopes: true,
      complete: reports.every(({ complete, inactive }) => complete || inactive),
      retry_after_seconds: Math.max(...reports.map((report) => report.retry_after_seconds ?? 0)),
      plan,
      counters,
    };
  }

  /** Makes the catalog follow the inventory. */
  private async updateCatalog(run: Run): Promise<Record<string, number>> {
    await run.fence.write((manager) => refreshInventoryStates(manager, run.compute_resource_id));
    const removed = await deleteGoneImages(run, this.settings.grace_days);
    return { removed, ...(await importImages(run)) };
  }

  /** Turns an error into a failed or cancelled run. @throws it when it is an interruption, which the next worker resumes. */
  private async failed(run: Run, context: SyncContext, error: unknown): Promise<RunResult> {
    context.signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    const isCancelled = error instanceof RunCancelled || run.signal.aborted;
    // The pages that it has written stay, so the images follow them.
    if (isCancelled && !run.dry_run)
      await context.fence.write((manager) => refreshInventoryStates(manager, run.compute_resource_id));
    return {
      conclusion: isCancelled
        ? { state: 'cancelled', reason: 'The run was cancelled. What it had written stays.' }
        : { state: 'failed', reason: this.explain(`Run ${run.id}`, error) },
      has_scopes: false,
      complete: false,
      retry_after_seconds: error instanceof ProviderError ? error.retryAfterSeconds : null,
      plan: null,
      counters: {},
    };
  }

  private explain(what: string, error: unknown): string {
    if (error instanceof ProviderError) return error.message;
    this.logger.error(`${what} failed unexpectedly`, error instanceof Error ? error.stack : undefined);
    return "An unexpected error: see the worker's log.";
  }

  private interrupted(context: SyncContext, error: unknown): SyncOutcome {
    const cause = context.signal.aborted ? (context.signal.reason as unknown) : error;
    if (cause instanceof WorkerStopping) {
      const { compute_resource_id } = context;
      this.logger.log(`Compute resource ${compute_resource_id} is left to the next worker, because this one stops`);
      return 'interrupted';
    }
    if (!(cause instanceof LeaseLost)) throw cause;
    this.logger.warn(cause.message);
    return 'lost';
  }

  private log(run: Run, what: string, counters?: Record<string, number>): void {
    const message = `Run ${run.id} of compute resource ${run.compute_resource_id} (generation ${run.generation}) ${what}`;
    this.logger.log(counters ? { message, counters } : message);
  }
}
