import {
  AvailableImage,
  buildDataSource,
  ComputeResource,
  Image,
  requestSync,
  SyncPlan,
  SyncPlanItem,
  SyncRequest,
  SyncRun,
  SyncScope,
  SyncSetting,
  type SyncRequestInput,
} from '@image-catalog/database';
import { generateSealingKeys, Opener, Sealer, type SealingKeys } from '@image-catalog/secrets';
import { createTestDatabase } from '@image-catalog/database/testing';
import type { Provider } from '@image-catalog/providers';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Egress } from '../src/outside/outside.js';
import { type SyncOutcome, SyncRunner } from '../src/sync/sync-runner.js';
import { MemorySource } from './memory-source.js';

/** The operator's list that names ports of 127.0.0.1 and nothing else. */
export function allowLoopback(ports: readonly number[]): string {
  return JSON.stringify(ports.length === 0 ? {} : { '*': [{ host: '127.0.0.1', ports }] });
}

/** The sync engine on a database of its own, without queue and scheduler, in front of an in-memory compute resource. */
export class Engine {
  readonly source = new MemorySource();
  readonly service: SyncRunner;

  private constructor(
    readonly url: string,
    readonly keys: SealingKeys,
    readonly database: DataSource,
    readonly sealer: Sealer,
    private readonly opener: Opener,
    private readonly drop: () => Promise<void>,
  ) {
    this.service = this.anotherWorker();
  }

  static async open(): Promise<Engine> {
    Logger.overrideLogger(false);
    const created = await createTestDatabase();
    const { url } = created;
    const database = await buildDataSource(url).initialize();
    const keys = await generateSealingKeys();
    return new Engine(url, keys, database, await Sealer.of(keys.public_key), await Opener.of(keys), () =>
      created.drop(),
    );
  }

  /**
   * A worker process of its own, as far as the database can tell; `allowed` are the ports of 127.0.0.1 that it may
   * connect to.
   */
  anotherWorker(
    provider: Provider | undefined = this.source,
    leaseSeconds = 60,
    allowed: readonly number[] = [],
  ): SyncRunner {
    return new SyncRunner(this.database, this.opener, {
      interval_minutes: 15,
      lease_seconds: leaseSeconds,
      grace_days: 7,
      files_root: null,
      egress: new Egress({ rules: allowLoopback(allowed), own_servers: [] }),
      concurrency: 4,
      find_provider: (kind) => (kind === provider?.kind ? provider : undefined),
    });
  }

  async createComputeResource(values: Partial<ComputeResource> = {}): Promise<number> {
    const row = { name: `cr-${Math.random()}`, type: 'ImageCatalog::Simplestreams', url: 'https://x.test/', ...values };
    const { identifiers } = await this.database.manager.insert(ComputeResource, row as object);
    return (identifiers[0] as { id: number }).id;
  }

  /** Syncs now, due or not. */
  async sync(id: number): Promise<SyncOutcome> {
    await this.makeDue(id);
    return this.service.sync(id);
  }

  async makeDue(id: number): Promise<void> {
    await this.database.query('UPDATE compute_resources SET sync_due_at = now() WHERE id = $1', [id]);
  }

  /** Asks for a look, as the API does; gives the request's id. */
  request(id: number, wish: Partial<SyncRequestInput> = {}): Promise<number> {
    const all: SyncRequestInput = {
      compute_resource_id: id,
      kind: wish.uuids ? 'targeted' : 'full',
      uuids: [],
      dry_run: false,
      requested_by: 'somebody',
      ...wish,
    };
    return requestSync(this.database.manager, all);
  }

  requestOf(requestId: number): Promise<SyncRequest> {
    return this.database.manager.findOneByOrFail(SyncRequest, { id: requestId });
  }

  /** Says how a compute resource is synced. */
  async configure(id: number, values: Partial<SyncSetting>): Promise<void> {
    await this.database.manager.save(SyncSetting, { compute_resource_id: id, ...values });
  }

  /** The newest plan, with the uuids of its items by outcome. */
  async lastPlan(id: number) {
    const plan = await this.database.manager.findOneOrFail(SyncPlan, {
      where: { compute_resource_id: id },
      order: { id: 'DESC' },
    });
    const items = await this.database.manager.find(SyncPlanItem, {
      where: { plan_id: plan.id },
      order: { uuid: 'ASC' },
    });
    const uuidsOf = (outcome: SyncPlanItem['outcome']) =>
      items.filter((item) => item.outcome === outcome).map(({ uuid }) => uuid);
    return Object.assign(plan, { open: uuidsOf(null), removed: uuidsOf('removed'), kept: uuidsOf('kept') });
  }

  plans(id: number): Promise<SyncPlan[]> {
    return this.database.manager.find(SyncPlan, { where: { compute_resource_id: id }, order: { id: 'ASC' } });
  }

  /** Decides about a plan, as the API does. */
  async decide(planId: number, state: 'approved' | 'rejected'): Promise<void> {
    await this.database.query(
      `UPDATE sync_plans SET state = $2, decided_by = 'somebody', decided_at = now() WHERE id = $1 AND state = 'pending'`,
      [planId, state],
    );
  }

  available(id: number): Promise<AvailableImage[]> {
    return this.database.manager.find(AvailableImage, { where: { compute_resource_id: id }, order: { uuid: 'ASC' } });
  }

  /** Uuids of available images that nobody misses. */
  async present(id: number): Promise<string[]> {
    return (await this.available(id)).filter((row) => row.missing_since === null).map((row) => row.uuid);
  }

  /** Uuids of available images marked missing. */
  async missing(id: number): Promise<string[]> {
    return (await this.available(id)).filter((row) => row.missing_since !== null).map((row) => row.uuid);
  }

  images(id: number): Promise<Image[]> {
    return this.database.manager.find(Image, { where: { compute_resource_id: id }, order: { uuid: 'ASC' } });
  }

  async lastRun(id: number): Promise<SyncRun> {
    return this.database.manager.findOneOrFail(SyncRun, {
      where: { compute_resource_id: id },
      order: { generation: 'DESC' },
    });
  }

  async scopes(id: number): Promise<SyncScope[]> {
    return this.database.manager.find(SyncScope, {
      where: { run_id: (await this.lastRun(id)).id },
      order: { scope: 'ASC' },
    });
  }

  computeResource(id: number): Promise<ComputeResource> {
    return this.database.manager.findOneByOrFail(ComputeResource, { id });
  }

  /** Everything that the syncs of a compute resource left, without what tells one from another: ids and times. */
  async finalState(id: number): Promise<unknown> {
    const available = (await this.available(id)).map((row) =>
      Object.assign(row, { compute_resource_id: 0, missing_since: row.missing_since !== null }),
    );
    const images = (await this.images(id)).map(({ uuid, name, username, inventory_state, origin }) => {
      return { uuid, name, username, inventory_state, origin };
    });
    const { state, reason, counters, generation } = await this.lastRun(id);
    const scopes = (await this.scopes(id)).map((row) => Object.assign(row, { run_id: 0 }));
    const pages = await this.database.query(
      `SELECT p.scope, p.seq, p.uuids, p.next_cursor FROM sync_pages p JOIN sync_runs r ON r.id = p.run_id
       WHERE r.compute_resource_id = $1 ORDER BY p.scope, p.seq`,
      [id],
    );
    return { available, images, state, reason, counters, generation, scopes, pages };
  }

  /** Forgets everything, as a new database would, only faster. */
  async clear(): Promise<void> {
    await this.database.query(
      `TRUNCATE compute_resources, operatingsystems, architectures, audits, folded_image_counts, image_count_changes
         RESTART IDENTITY CASCADE`,
    );
  }

  async close(): Promise<void> {
    if (this.database.isInitialized) await this.database.destroy();
    await this.drop();
  }
}
