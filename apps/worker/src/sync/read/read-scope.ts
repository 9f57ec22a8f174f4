import { SyncPage, SyncScope, tallySyncScope } from '@image-catalog/database';
import {
  type ImagePage,
  type JsonValue,
  ProviderError,
  type ProviderSession,
  type Scope,
} from '@image-catalog/providers';
import { Logger } from '@nestjs/common';
import { askProvider } from '../provider-calls/call-provider.js';
import { canonicalJson } from '../digest/canonical-json.js';
import { digestPage } from '../digest/digest-page.js';
import { RunCancelled } from '../claim/interruption.js';
import { judgeScope, type ScopeReading, type ScopeReport } from '../decide/decide-completeness.js';
import { readAhead } from './read-ahead.js';
import type { Run } from '../claim/sync-context.js';
import { Statistics } from '../write/statistics.js';
import { isCancelled } from '../claim/cancellation-watch.js';
import { writePage } from '../write/write-page.js';

/** How often a listing whose place was lost starts again in one run. */
const RESTARTS = 3;

const logger = new Logger('Sync');

/** Where the reading of a scope stands. */
interface Place {
  seq: number;
  cursor: JsonValue | null;
  cursors: Set<string>;
  ended: boolean;
}

/** Where pages come from, and what to wait for before each. */
interface Source {
  session: ProviderSession;
  rest: () => Promise<void>;
}

/** Reads a scope from where an earlier worker stopped, or from its start, to its end, and judges it. */
export async function readScope(run: Run, source: Source, scope: Scope): Promise<ScopeReport> {
  let place = await openScope(run, scope.name);
  for (let restarts = 0; ; restarts++) {
    const reading = place.ended ? finished() : await readPages(run, source, scope, place);
    if (reading.error?.kind !== 'cursor' || restarts === RESTARTS) return closeScope(run, scope.name, reading);
    logger.log(`${scope.name} of compute resource ${run.compute_resource_id} starts again: ${reading.error.message}`);
    place = await restart(run, scope.name);
  }
}

async function openScope(run: Run, scope: string): Promise<Place> {
  const [known, pages] = await Promise.all([
    run.dataSource.manager.findOneBy(SyncScope, { run_id: run.id, scope }),
    run.dataSource.manager.find(SyncPage, {
      select: { seq: true, next_cursor: true },
      where: { run_id: run.id, scope },
      order: { seq: 'ASC' },
    }),
  ]);
  if (!known) await run.fence.write((manager) => manager.insert(SyncScope, { run_id: run.id, scope }));
  const cursors = pages.map(({ next_cursor }) => next_cursor as JsonValue | null);
  const cursor = cursors.at(-1) ?? null;
  // Pages that do not say where to go on are of no use without those after them.
  if (pages.length > 0 && cursor === null && !known?.ended) return restart(run, scope);
  return {
    seq: pages.at(-1)?.seq ?? 0,
    cursor,
    cursors: new Set(cursors.map((value) => canonicalJson(value))),
    ended: known?.ended ?? false,
  };
}

function restart(run: Run, scope: string): Promise<Place> {
  return run.fence.write(async (manager) => {
    await manager.delete(SyncPage, { run_id: run.id, scope });
    await manager.update(SyncScope, { run_id: run.id, scope }, { ended: false });
    return { seq: 0, cursor: null, cursors: new Set<string>(), ended: false };
  });
}

function finished(): ScopeReading {
  return { ended: true, repeated_cursor: false, error: null };
}

/** Reads and writes pages until the listing ends, fails or runs in a circle. Pages written stay, whatever comes after. */
async function readPages(run: Run, { session, rest }: Source, scope: Scope, place: Place): Promise<ScopeReading> {
  const reading: ScopeReading = { ended: false, repeated_cursor: false, error: null };
  const ask = async <Answer>(call: () => Promise<Answer>) => {
    await rest();
    return askProvider(run.signal, call);
  };
  // The page itself is not kept: what is written of it is in its digest.
  const prepare = async (page: ImagePage) => ({
    digest: await digestPage(scope.name, page),
    next_cursor: page.cursor,
    end: page.end,
  });
  const pages = lazily(() => session.pages(scope, place.cursor));
  const reasons = new Set<string>();
  const statistics = new Statistics(run.dataSource.manager, ['available_images']);
  try {
    for await (const page of readAhead(pages, {
      ask,
      prepare,
      isLast: ({ end }) => end,
      waitFor: (coming) => run.place.without(coming),
    })) {
      if (await isCancelled(run.dataSource, run.id)) throw new RunCancelled();
      page.digest.rejections.forEach(({ reason }) => reasons.add(reason));
      place.seq++;
      const created = await writePage(run, { scope: scope.name, seq: place.seq, ...page });
      await statistics.add(created);
      if (page.end) return finished();
      const cursor = canonicalJson(page.next_cursor);
      if (place.cursors.has(cursor)) return { ...reading, repeated_cursor: true };
      place.cursors.add(cursor);
    }
    return reading;
  } catch (error) {
    if (error instanceof ProviderError) return { ...reading, error };
    throw error;
  } finally {
    for (const reason of reasons)
      logger.warn(`${scope.name} of compute resource ${run.compute_resource_id}: ${reason}`);
  }
}

/** Puts off the opening of a listing to its first page, so that a failure of it is a failure of the page. */
async function* lazily(open: () => AsyncIterable<ImagePage>): AsyncGenerator<ImagePage> {
  yield* open();
}

function closeScope(run: Run, scope: string, reading: ScopeReading): Promise<ScopeReport> {
  return run.fence.write(async (manager) => {
    const tally = await tallySyncScope(manager, run.id, scope);
    const judgement = judgeScope(reading, tally);
    const seen = tally.identified + tally.unidentified;
    await manager.update(
      SyncScope,
      { run_id: run.id, scope },
      {
        ...judgement,
        pages: tally.pages,
        rows: seen,
        reported_total: tally.reported_total,
        error_kind: reading.error?.kind ?? null,
      },
    );
    return {
      ...judgement,
      scope,
      pages: tally.pages,
      seen,
      unidentified: tally.unidentified,
      readable: tally.readable,
      rejected: tally.rejected,
      retry_after_seconds: reading.error?.retryAfterSeconds ?? null,
    };
  });
}
