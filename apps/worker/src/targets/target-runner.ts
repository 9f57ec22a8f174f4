import { hostname } from 'node:os';
import { ForemanApi, foremanAddress, type ForemanQuery } from '@image-catalog/client';
import { SearchError } from '@image-catalog/search';
import { Opener, SecretNotOpened } from '@image-catalog/secrets';
import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import type { Egress } from '../outside/outside.js';
import { Lease } from '../sync/claim/lease.js';
import {
  beginTargetRun,
  type BegunRun,
  type ClaimedTarget,
  endTargetRun,
  type EndedRun,
  rememberComparison,
  scheduleTarget,
  takeTargetLease,
  type TargetLeaseKey,
  renewTargetLease,
} from './claim-target.statement.js';
import { fillTarget } from './fill-target.js';
import { FillingRun, TargetTakenOver } from './filling-run.js';
import { RunReport } from './run-report.js';

/** Names the settings of targets for injection. */
export const TARGET_SETTINGS = Symbol('TARGET_SETTINGS');

/** How this worker fills targets. */
export interface TargetSettings {
  egress: Egress;
  lease_seconds: number;
  /** Waits before another try of a request, in milliseconds. */
  waits: readonly number[];
}

/** The largest page that is asked for; a Foreman may give smaller ones. */
const PAGE = 1_000;

/** After a failure a target is tried again so many minutes later, or at its next time when that is sooner. */
const MINUTES_AFTER_FAILURE = 5;

/** What a call did: the state of its run, or why there was none. */
export type TargetOutcome = EndedRun['state'] | 'idle' | 'interrupted' | 'lost';

/** Runs one target at a time, under its lease: log in, compare, remove, change, make, report. */
@Injectable()
export class TargetRunner implements OnModuleDestroy {
  private readonly logger = new Logger('Targets');
  private readonly holder = `${hostname()}:${process.pid}`;
  private readonly stopping = new AbortController();

  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly opener: Opener,
    @Inject(TARGET_SETTINGS) private readonly settings: TargetSettings,
  ) {}

  /** Interrupts every run. The next worker finds what they made. */
  onModuleDestroy(): void {
    this.stopping.abort(new Error('The worker is stopping'));
  }

  /** Does what is due or requested for a target. @throws only when the database fails */
  async run(targetId: number): Promise<TargetOutcome> {
    const { manager } = this.dataSource;
    const key = await takeTargetLease(manager, targetId, this.holder, this.settings.lease_seconds);
    if (!key) return 'idle';
    const leased = {
      name: `target ${targetId}`,
      renew: (seconds: number) => renewTargetLease(manager, key, seconds),
      lost: () => new TargetTakenOver(targetId),
    };
    const lease = new Lease(leased, this.settings.lease_seconds);
    try {
      const begun = await this.dataSource.transaction((inside) => beginTargetRun(inside, targetId));
      if (!begun) return 'idle';
      return await this.work(begun.target, begun.run, key, AbortSignal.any([lease.signal, this.stopping.signal]));
    } finally {
      await lease.release();
    }
  }

  private async work(target: ClaimedTarget, run: BegunRun, key: TargetLeaseKey, signal: AbortSignal) {
    const report = new RunReport();
    let compared: string | null = null;
    let end: EndedRun;
    try {
      compared = await fillTarget(await this.open(target, run, report, key, signal));
      end = { ...report.conclusion, counters: report.counters, lines: report.lines };
    } catch (error) {
      if (signal.aborted || error instanceof TargetTakenOver) return this.interrupted(target, error);
      end = { state: 'failed', reason: this.explain(target, error), counters: report.counters, lines: report.lines };
    }
    await this.dataSource.transaction(async (manager) => {
      await endTargetRun(manager, target.id, run.id, end);
      if (run.dry_run) return;
      if (compared !== null) await rememberComparison(manager, target.id, compared);
      const isFine = end.state === 'succeeded' || end.state === 'held';
      const minutes = isFine ? target.interval_minutes : Math.min(target.interval_minutes, MINUTES_AFTER_FAILURE);
      await scheduleTarget(manager, target.id, minutes);
    });
    const message = `Run ${run.id} of target ${target.name} ${end.state}${end.reason === null ? '' : `: ${end.reason}`}`;
    this.logger.log({ message, counters: end.counters });
    return end.state;
  }

  private async open(
    target: ClaimedTarget,
    run: BegunRun,
    report: RunReport,
    key: TargetLeaseKey,
    signal: AbortSignal,
  ): Promise<FillingRun> {
    const place = { table: 'targets', column: 'password', id: target.id };
    const password = target.password === null ? '' : await this.opener.open(place, target.password);
    const { fetch } = this.settings.egress.outside('Foreman', null, signal);
    const login = { address: foremanAddress(target.address), user: target.user, password };
    const api = new ForemanApi(login, { fetch, signal, waits: this.settings.waits, page: PAGE });
    const context = await contextOf(api, target);
    const { opener, dataSource } = this;
    return new FillingRun({ target, run, api, context, report, opener, signal, dataSource, lease: key });
  }

  /** An interrupted run stays as it is: the next worker ends it, and finds what it made. */
  private interrupted(target: ClaimedTarget, error: unknown): TargetOutcome {
    if (this.stopping.signal.aborted) return 'interrupted';
    this.logger.warn(`Target ${target.id}: ${error instanceof Error ? error.message : 'unknown error'}`);
    return 'lost';
  }

  private explain(target: ClaimedTarget, error: unknown): string {
    if (error instanceof SecretNotOpened) return `The stored password cannot be used: ${error.message}.`;
    if (error instanceof SearchError) return `The search of the target cannot be used: ${error.message}`;
    if (error instanceof Error && error.name !== 'QueryFailedError') return error.message;
    this.logger.error(
      `A run of target ${target.id} failed unexpectedly`,
      error instanceof Error ? error.stack : undefined,
    );
    return "An unexpected error: see the worker's log.";
  }
}

/** Finds the organization and location to act in. @throws Error when the user sees none of that title */
async function contextOf(api: ForemanApi, target: ClaimedTarget): Promise<ForemanQuery> {
  const context: Record<string, string> = {};
  for (const kind of ['organization', 'location'] as const) {
    const title = target[kind];
    if (title === null) continue;
    const rows = await api.all<{ id: number; title?: string; name: string }>(`/${kind}s`);
    const found = rows.find((row) => (row.title ?? row.name) === title);
    if (!found) throw new Error(`The user ${target.user} sees no ${kind} ${title} at the target.`);
    context[`${kind}_id`] = String(found.id);
  }
  return context;
}
