import { SyncPage, SyncScope, tallySyncScope } from '@image-catalog/database';
import {
  type ImagePage,
  type JsonValue,
  ProviderError,
  type ProviderSession,
  type SourceScope,
} from '@image-catalog/providers';
import { Logger } from '@nestjs/common';
import { guardCall } from '../provider-calls/call-provider.js';
import { canonicalJson } from '../digest/canonical-json.js';
import { digestPage } from '../digest/digest-page.js';
import { RunCancelled } from '../claim/interruption.js';
import { decideCompleteness, type ListingEnd, type ScopeReport } from '../decide/decide-completeness.js';
import { readAhead } from './read-ahead.js';
import type { Run } from '../claim/sync-context.js';
import { Statistics } from '../write/statistics.js';
import { isCancelled } from '../claim/cancellation-watch.js';
import { writePage } from '../write/write-page.js';

/** How often a listing whose cursor was lost starts again in one run. */
const RESTARTS = 3;

const logger = new Logger('Sync');

/** How far the reading of a scope has come. */
interface Progress {
  seq: number;
  cursor: JsonValue | null;
  cursors: Set<string>;
  ended: boolean;
}

/** Where pages come from, and the wait for the request budget before each. */
interface Source {
  session: ProviderSession;
  wait: () => Promise<void>;
}

/** Reads a scope, from its start or from where an earlier worker stopped, and decides whether it is complete. */
export async function readScope(run: Run, source: Source, scope: SourceScope): Promise<ScopeReport> {
  let progress = await openScope(run, scope.name);
  for (let restarts = 0; ; restarts++) {
    const listing = progress.ended ? finished() : await readPages(run, source, scope, progress);
    if (listing.error?.kind !== 'cursor' || restarts === RESTARTS) return closeScope(run, scope.name, listing);
    logger.log(`${scope.name} of compute resource ${run.compute_resource_id} starts again: ${listing.error.message}`);
    progress = await restart(run, scope.name);
  }
}

async function openScope(run: Run, scope: string): Promise<Progress> {
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
  // Without a next cursor, the pages so far cannot be continued.
  if (pages.length > 0 && cursor === null && !known?.ended) return restart(run, scope);
  return {
    seq: pages.at(-1)?.seq ?? 0,
    cursor,
    cursors: new Set(cursors.map((value) => canonicalJson(value))),
    ended: known?.ended ?? false,
  };
}

function restart(run: Run, scope: string): Promise<Progress> {
  return run.fence.write(async (manager) => {
    await manager.delete(SyncPage, { run_id: run.id, scope });
    await manager.update(SyncScope, { run_id: run.id, scope }, { ended: false });
    return { seq: 0, cursor: null, cursors: new Set<string>(), ended: false };
  });
}

function finished(): ListingEnd {
  return { ended: true, repeated_cursor: false, error: null };
}

/** Reads and writes pages until the listing ends, fails or repeats itself. Written pages stay, whatever comes after. */
async function readPages(
  run: Run,
  { session, wait }: Source,
  scope: SourceScope,
  progress: Progress,
): Promise<ListingEnd> {
  const unfinished: ListingEnd = { ended: false, repeated_cursor: false, error: null };
  const call = async <Result>(next: () => Promise<Result>) => {
    await wait();
    return guardCall(run.signal, next);
  };
  // Only the digest is kept: it holds everything that is written of a page.
  const prepare = async (page: ImagePage) => ({
    digest: await digestPage(scope.name, page),
    next_cursor: page.cursor,
    end: page.end,
  });
  const pages = lazily(() => session.pages(scope, progress.cursor));
  const reasons = new Set<string>();
  const statistics = new Statistics(run.dataSource.manager, ['available_images']);
  try {
    for await (const page of readAhead(pages, {
      call,
      prepare,
      isLast: ({ end }) => end,
      waitFor: (coming) => run.slot.releaseWhile(coming),
    })) {
      if (await isCancelled(run.dataSource, run.id)) throw new RunCancelled();
      page.digest.rejections.forEach(({ reason }) => reasons.add(reason));
      progress.seq++;
      const created = await writePage(run, { scope: scope.name, seq: progress.seq, ...page });
      await statistics.add(created);
      if (page.end) return finished();
      const cursor = canonicalJson(page.next_cursor);
      if (progress.cursors.has(cursor)) return { ...unfinished, repeated_cursor: true };
      progress.cursors.add(cursor);
    }
    return unfinished;
  } catch (error) {
    if (error instanceof ProviderError) return { ...unfinished, error };
    throw error;
  } finally {
    for (const reason of reasons)
      logger.warn(`${scope.name} of compute resource ${run.compute_resource_id}: ${reason}`);
  }
}

/** Opens a listing together with its first page, so that both fail in the same way. */
async function* lazily(open: () => AsyncIterable<ImagePage>): AsyncGenerator<ImagePage> {
  yield* open();
}

function closeScope(run: Run, scope: string, listing: ListingEnd): Promise<ScopeReport> {
  return run.fence.write(async (manager) => {
    const tally = await tallySyncScope(manager, run.id, scope);
    const completeness = decideCompleteness(listing, tally);
    const seen = tally.identified + tally.unidentified;
    await manager.update(
      SyncScope,
      { run_id: run.id, scope },
      {
        complete: completeness.complete,
        reason: completeness.reason,
        pages: tally.pages,
        rows: seen,
        reported_total: tally.reported_total,
        error_kind: listing.error?.kind ?? null,
      },
    );
    return {
      ...completeness,
      scope,
      pages: tally.pages,
      seen,
      unidentified: tally.unidentified,
      readable: tally.readable,
      rejected: tally.rejected,
      retry_after_seconds: listing.error?.retryAfterSeconds ?? null,
    };
  });
}
