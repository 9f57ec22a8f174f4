import { hostname } from 'node:os';
import { endRequests, type LockedComputeResource, refreshInventoryStates } from '@image-catalog/database';
import { Opener } from '@image-catalog/secrets';
import { type Provider, ProviderError } from '@image-catalog/providers';
import { kindOfClass } from '@image-catalog/spec';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { importImages } from './import/import-images.js';
import { removeGone } from './import/delete-gone-images.js';
import type { Targeted } from './decide/decide-work.js';
import { applySweep } from './finish/apply-sweep.js';
import { carryOutPlans } from './finish/apply-plans.js';
import { type Claim, type ClaimedRun, claimComputeResource } from './claim/claim.js';
import { boundAnswers } from './provider-calls/limit-responses.js';
import { Fence } from './claim/fence.js';
import { finishRun, type RunResult } from './finish/finish-run.js';
import { LeaseLost, RunCancelled, WorkerStopping } from './claim/interruption.js';
import { judgeRun, type Verdict } from './decide/decide-conclusion.js';
import { Lease } from './claim/lease.js';
import { LargeAnswers } from './provider-calls/large-responses.js';
import { look, type Way } from './read/read-scopes.js';
import { openAccount } from './provider-calls/open-account.js';
import { Places } from './slots/semaphore.js';
import { refreshImages } from './read/refresh-images.js';
import { RequestBudgets } from './provider-calls/request-budget.js';
import type { Holding, Run } from './claim/sync-context.js';
import { SYNC_SETTINGS, type SyncSettings } from './sync.settings.js';
import { CancellationWatch } from './claim/cancellation-watch.js';
import { WorkPlace } from './slots/run-slot.js';

/**
 * What became of one call: a run's verdict, or why there is none. `idle`: there was nothing to claim; `served`: there was
 * no run, only plans or requests; `interrupted`: the worker stops and the run waits for the next; `lost`: another worker
 * has it.
 */
export type SyncOutcome = Verdict['state'] | 'idle' | 'served' | 'interrupted' | 'lost';

/** Syncs one compute resource: claim, look, sweep, import, publish. The steps are told in docs/life-of-an-image.md. */
@Injectable()
export class SyncService implements OnModuleDestroy {
  private readonly logger = new Logger('Sync');
  private readonly holder = `${hostname()}:${process.pid}`;
  private readonly stopping = new AbortController();
  private readonly budgets = new RequestBudgets();
  private readonly places: Places;
  private readonly largeAnswers: LargeAnswers;
  private readonly cancellations: CancellationWatch;

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly opener: Opener,
    @Inject(SYNC_SETTINGS) private readonly settings: SyncSettings,
  ) {
    this.places = new Places(settings.concurrency);
    this.largeAnswers = new LargeAnswers(settings.concurrency);
    this.cancellations = new CancellationWatch(dataSource);
  }

  /** Ends every run where it stands, resumable. */
  onModuleDestroy(): void {
    this.stopping.abort(new WorkerStopping());
  }

  /**
   * Does what waits for a compute resource: approved plans, a look at some images, a run that is due, asked for or left
   * unfinished. Waits in line until it may work, and calls `onBegin` then. @throws only when the database fails.
   */
  async sync(computeResourceId: number, onBegin: () => void = () => undefined): Promise<SyncOutcome> {
    const place = await WorkPlace.take(this.places, this.stopping.signal).catch(() => null);
    if (!place) return 'interrupted';
    onBegin();
    try {
      return await this.syncAt(place, computeResourceId);
    } finally {
      place.end();
    }
  }

  private async syncAt(place: WorkPlace, computeResourceId: number): Promise<SyncOutcome> {
    const { lease_seconds } = this.settings;
    const claim = await claimComputeResource(this.dataSource, computeResourceId, this.holder, lease_seconds);
    if (!claim) return 'idle';
    const lease = new Lease(this.dataSource, claim.lease, lease_seconds);
    const holding: Holding = {
      compute_resource_id: computeResourceId,
      dataSource: this.dataSource,
      fence: new Fence(this.dataSource, claim.lease),
      place,
      signal: AbortSignal.any([lease.signal, this.stopping.signal]),
    };
    try {
      await carryOutPlans(holding);
      if (claim.targeted) await this.refresh(holding, claim, claim.targeted);
      return claim.run ? await this.carryOut(holding, claim, claim.run) : 'served';
    } catch (error) {
      return this.interrupted(holding, error);
    } finally {
      await lease.release();
    }
  }

  private async refresh(holding: Holding, claim: Claim, targeted: Targeted): Promise<void> {
    const generation = claim.run?.generation ?? claim.resource.generation;
    const looking = async (way: Way) => {
      await holding.place.without(way.rest);
      return refreshImages(holding, { ...way, generation, targeted });
    };
    const outcome = await this.withWay(holding.signal, claim.resource, looking).catch((error: unknown) =>
      this.failedLook(holding, targeted, error),
    );
    this.logger.log({
      message: `Looked at some images of compute resource ${holding.compute_resource_id}`,
      ...outcome,
    });
  }

  /** Ends the requests of a look that failed; an interruption leaves them for the next worker. */
  private async failedLook(holding: Holding, { request_ids, uuids }: Targeted, error: unknown) {
    holding.signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    const reason = this.explain(`A look at some images of compute resource ${holding.compute_resource_id}`, error);
    const nothing = { run_id: null, plan_id: null, found: 0, missing: 0, unknown: uuids.length };
    const outcome = { state: 'failed' as const, reason, ...nothing };
    await holding.fence.write((manager) => endRequests(manager, { ids: request_ids }, outcome));
    return outcome;
  }

  private async carryOut(holding: Holding, claim: Claim, claimed: ClaimedRun): Promise<SyncOutcome> {
    const run: Run = {
      ...holding,
      ...claimed,
      source_hash: claim.source_hash,
      signal: AbortSignal.any([holding.signal, this.cancellations.begin(claimed.id)]),
    };
    try {
      this.tell(run, claimed.resumed ? 'goes on after an interruption' : run.dry_run ? 'rehearses' : 'begins');
      const result = await this.work(run, claim.resource).catch((error: unknown) => this.broken(run, holding, error));
      const timing = { schedule: claim.resource, interval_minutes: this.settings.interval_minutes };
      const counters = await finishRun(run, result, timing);
      const { state, reason } = result.verdict;
      this.tell(run, `${state}${reason === null ? '' : `: ${reason}`}`, counters);
      return state;
    } finally {
      this.cancellations.end(claimed.id);
    }
  }

  private async work(run: Run, resource: LockedComputeResource): Promise<RunResult> {
    const reports = await this.withWay(run.signal, resource, (way) => look(run, way));
    if (!run.dry_run) await carryOutPlans(run);
    const limits = { floor: resource.removal_floor, percent: resource.removal_percent };
    const { held, plan } = await applySweep(run, reports, limits);
    const counters = run.dry_run ? {} : await this.bringIn(run);
    return {
      verdict: judgeRun(reports, held),
      looked: true,
      complete: reports.every(({ complete }) => complete),
      retry_after_seconds: Math.max(...reports.map((report) => report.retry_after_seconds ?? 0)),
      plan,
      counters,
    };
  }

  /** Brings the catalog in step with the inventory. */
  private async bringIn(run: Run): Promise<Record<string, number>> {
    await run.fence.write((manager) => refreshInventoryStates(manager, run.compute_resource_id));
    const removed = await removeGone(run, this.settings.grace_days);
    return { removed, ...(await importImages(run)) };
  }

  /** Opens the way to a compute resource for as long as it is looked at. */
  private async withWay<Result>(
    signal: AbortSignal,
    resource: LockedComputeResource,
    looking: (way: Way) => Promise<Result>,
  ): Promise<Result> {
    const account = await openAccount(this.opener, resource);
    const provider = this.providerOf(resource.type);
    const { egress, files_root } = this.settings;
    const bound = boundAnswers(egress.outside(provider.kind, files_root, signal), this.largeAnswers);
    const paced = this.budgets.pace(
      bound.outside,
      JSON.stringify([resource.type, account.url, account.user]),
      resource.requests_per_minute,
    );
    try {
      return await looking({ provider, account, ...paced });
    } finally {
      bound.close();
    }
  }

  private providerOf(type: string): Provider {
    const kind = kindOfClass(type);
    const provider = kind && this.settings.find_provider(kind.name);
    if (provider) return provider;
    throw new ProviderError('configuration', 'This worker has no provider for this kind of compute resource.');
  }

  /** Turns what ended the work into a failed or cancelled run; an interruption is neither. */
  private broken(run: Run, holding: Holding, error: unknown): RunResult {
    holding.signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    const isCancelled = error instanceof RunCancelled || run.signal.aborted;
    return {
      verdict: isCancelled
        ? { state: 'cancelled', reason: 'It was cancelled; what it had written stays.' }
        : { state: 'failed', reason: this.explain(`Run ${run.id}`, error) },
      looked: false,
      complete: false,
      retry_after_seconds: error instanceof ProviderError ? error.retryAfterSeconds : null,
      plan: null,
      counters: {},
    };
  }

  private explain(what: string, error: unknown): string {
    if (error instanceof ProviderError) return error.message;
    this.logger.error(`${what} failed unexpectedly`, error instanceof Error ? error.stack : undefined);
    return 'An unexpected error; the log of the worker tells it.';
  }

  private interrupted(holding: Holding, error: unknown): SyncOutcome {
    const cause = holding.signal.aborted ? (holding.signal.reason as unknown) : error;
    if (cause instanceof WorkerStopping) {
      const { compute_resource_id } = holding;
      this.logger.log(`Compute resource ${compute_resource_id} is left for the next worker, as this one stops`);
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
