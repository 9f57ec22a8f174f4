import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findDueComputeResources, ImportRule, SyncPlanItem, SyncRequest } from '@image-catalog/database';
import type { ProviderImage } from '@image-catalog/providers';
import type { Engine } from './engine.js';
import type { SyncRunner } from '../src/sync/sync-runner.js';
import { buildImage, buildImages, MemorySource } from './memory-source.js';

const CHILD = fileURLToPath(new URL('./crash-child.mjs', import.meta.url));
const PAGE = 5;

/** Where a worker is killed: before it sends its n-th statement, or after the answer to it. */
export interface Failpoint {
  at: number;
  when: 'before' | 'after';
}

type Scopes = Record<string, ProviderImage[]>;

/** What the compute resource holds over time: everything that a run can meet happens in the last. */
const FIRST: Scopes = { a: buildImages(12), b: buildImages(6, 101), c: buildImages(1, 201), d: buildImages(2, 301) };
const SECOND: Scopes = { a: buildImages(12), b: [], d: buildImages(2, 301) };
const LAST: Scopes = {
  a: [buildImage(1, { name: 'changed' }), ...buildImages(10, 2), buildImage(13, { architecture: 'new-arch' })],
  b: buildImages(3, 101),
  d: [],
};

/** A compute resource with everything that can wait for it, and a worker in this process that sees what it holds. */
export interface Prepared {
  id: number;
  worker: SyncRunner;
}

/**
 * Prepares a compute resource for which everything waits at once: an approved plan, a targeted look, a run with changed,
 * new, missing and held images, and an import rule.
 */
export async function prepare(engine: Engine): Promise<Prepared> {
  const id = await engine.createComputeResource();
  const source = new MemorySource();
  source.pageSize = PAGE;
  const worker = engine.anotherWorker(source);
  for (const state of [FIRST, SECOND]) {
    hold(source, state);
    await engine.makeDue(id);
    await worker.sync(id);
  }
  await engine.decide((await engine.lastPlan(id)).id, 'approved');
  hold(source, LAST);
  const rule = {
    compute_resource_id: id,
    position: 1,
    name: 'rule',
    search: 'name = debian-12-00013',
    username: 'ruled',
  };
  await engine.database.manager.insert(ImportRule, rule);
  await engine.request(id, { uuids: ['uuid-00002', 'uuid-00012', 'uuid-00102'] });
  await engine.request(id);
  return { id, worker };
}

function hold(source: MemorySource, scopes: Scopes): void {
  source.scopes.clear();
  for (const [scope, images] of Object.entries(scopes)) source.holds(scope, images);
}

/** Lets a worker process do what waits; gives the number of its statements, or null when it was killed. */
export async function runChild(engine: Engine, id: number, fail: Failpoint | null): Promise<number | null> {
  const order = { url: engine.url, keys: engine.keys, id, scopes: LAST, page_size: PAGE, fail };
  const child = spawn(process.execPath, [CHILD, JSON.stringify(order)], { stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code, signal]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  if (signal === 'SIGKILL') return null;
  if (code !== 0) throw new Error(`The worker ended with ${code}:\n${errors}`);
  return Number(output.trim());
}

/** Has other workers do what a dead one left, as soon as Postgres has noticed its end and let go of its locks. */
export async function recover(engine: Engine, { id, worker }: Prepared): Promise<void> {
  for (;;) {
    await engine.database.query('UPDATE sync_leases SET expires_at = now() WHERE compute_resource_id = $1', [id]);
    if ((await worker.sync(id)) !== 'idle') continue;
    const due = await findDueComputeResources(engine.database.manager, ['ImageCatalog::Simplestreams'], 100);
    if (!due.includes(id)) return;
    await sleep(20);
  }
}

/** Everything that is left in the end, without ids and times. */
export async function outcomeOf(engine: Engine, id: number): Promise<unknown> {
  const { manager } = engine.database;
  const plans = await Promise.all(
    (await engine.plans(id)).map(async ({ id: plan_id, state, generation, plan_hash, reason, items }) => {
      const rows = await manager.find(SyncPlanItem, { where: { plan_id }, order: { uuid: 'ASC' } });
      return {
        state,
        generation,
        plan_hash,
        reason,
        items,
        outcomes: rows.map(({ uuid, outcome }) => [uuid, outcome]),
      };
    }),
  );
  const requests = await manager.find(SyncRequest, { where: { compute_resource_id: id }, order: { id: 'ASC' } });
  const audits = await engine.database.query(
    `SELECT auditable_name, action, version FROM audits WHERE associated_id = $1 ORDER BY 1, 2, 3`,
    [id],
  );
  return {
    ...((await engine.finalState(id)) as object),
    plans,
    audits,
    requests: requests.map(({ kind, state, outcome }) => ({
      kind,
      state,
      ...(outcome && { outcome: { ...outcome, run_id: 0, plan_id: 0 } }),
    })),
  };
}
