import type { SyncPlanShowView, SyncPlanView, SyncRunShowView, SyncRunView } from '@image-catalog/spec';
import { table } from './table.js';

/** Formats a run: how it ended and why, its counters, scopes and rejected items. */
export function runLines(run: SyncRunShowView): string[] {
  const kind = run.dry_run ? 'Rehearsal' : 'Run';
  const counted = Object.entries(run.counters).filter(([, count]) => count !== 0);
  return [
    `${kind} ${run.id} (generation ${run.generation}) ${run.state}${run.reason === null ? '' : `: ${run.reason}`}`,
    `Counted: ${counted.map(([name, count]) => `${name} ${count}`).join(', ') || 'nothing'}`,
    ...scopeLines(run),
    ...rejectionLines(run),
  ];
}

function scopeLines({ scopes }: SyncRunShowView): string[] {
  if (scopes.length === 0) return [];
  const rows = scopes.map((scope) => [
    scope.scope,
    scope.complete ? 'complete' : 'incomplete',
    scope.pages,
    scope.rows,
    scope.reason,
  ]);
  return table(['SCOPE', 'STATE', 'PAGES', 'IMAGES', 'REASON'], rows);
}

function rejectionLines({ rejected, counters }: SyncRunShowView): string[] {
  if (rejected.length === 0) return [];
  const rows = rejected.map(({ scope, uuid, reason }) => [scope, uuid, reason]);
  const more = (counters['rejected'] ?? 0) - rejected.length;
  return [...table(['SCOPE', 'REJECTED', 'REASON'], rows), ...(more > 0 ? [`... and ${more} more`] : [])];
}

/** Formats runs, one a line. */
export function runTable(runs: readonly SyncRunView[]): string[] {
  const rows = runs.map((run) => [
    run.id,
    run.generation,
    run.dry_run ? `${run.state} (rehearsal)` : run.state,
    run.trigger,
    run.started_at,
    run.counters['seen'] ?? 0,
    (run.counters['created'] ?? 0) + (run.counters['changed'] ?? 0),
    run.counters['missing'] ?? 0,
    run.reason,
  ]);
  return table(['RUN', 'GENERATION', 'STATE', 'TRIGGER', 'STARTED', 'SEEN', 'CHANGED', 'MISSING', 'REASON'], rows);
}

/** Formats a plan: its items, and how to approve it. */
export function itemLines(plan: SyncPlanShowView): string[] {
  const items = plan.sync_plan_items;
  const rows = items.results.map((item) => [item.uuid, item.name, item.scope, item.outcome]);
  const more = items.subtotal - items.results.length;
  return [
    `Plan ${plan.id} is ${plan.state}; it would remove ${plan.items} images: ${plan.reason}`,
    ...failureLines(plan),
    ...table(['UUID', 'NAME', 'SCOPE', 'OUTCOME'], rows),
    ...(more > 0 ? [`... and ${more} more`] : []),
    ...(plan.state === 'pending' ? [`Approve exactly this list with the hash ${plan.plan_hash}`] : []),
  ];
}

/** Formats why an approved plan was not carried out completely. */
export function failureLines({ failure }: SyncPlanView): string[] {
  return failure === null ? [] : [failure];
}
