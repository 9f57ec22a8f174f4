import type { SyncPlanShowView, SyncPlanView, SyncRunShowView, SyncRunView } from '@image-catalog/spec';
import { type Paint, PLAIN } from './paint.js';
import { table } from './table.js';

/** Formats one run: state, reason, counters and scopes. */
export function runLines(run: SyncRunShowView): string[] {
  const kind = run.dry_run ? 'Rehearsal' : 'Run';
  const counted = Object.entries(run.counters).filter(([, count]) => count !== 0);
  return [
    `${kind} ${run.id} (generation ${run.generation}) ${run.state}${run.reason === null ? '' : `: ${run.reason}`}`,
    `Counters: ${counted.map(([name, count]) => `${name} ${count}`).join(', ') || 'none'}`,
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

/** Formats runs, one per line. */
export function runTable(runs: readonly SyncRunView[], paint: Paint = PLAIN): string[] {
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
  const titles = ['RUN', 'GENERATION', 'STATE', 'TRIGGER', 'STARTED', 'SEEN', 'CHANGED', 'MISSING', 'REASON'];
  return table(titles, rows, { nothing: 'No runs found.', paint });
}

/** Formats a plan: the removals, and how to approve them. */
export function itemLines(plan: SyncPlanShowView): string[] {
  const items = plan.sync_plan_items;
  const rows = items.results.map((item) => [item.uuid, item.name, item.scope, item.outcome]);
  const more = items.subtotal - items.results.length;
  return [
    `Plan ${plan.id} is ${plan.state}; it would remove ${plan.items} images: ${plan.reason}`,
    ...failureLines(plan),
    ...table(['UUID', 'NAME', 'SCOPE', 'OUTCOME'], rows, { nothing: 'No images.' }),
    ...(more > 0 ? [`... and ${more} more`] : []),
    ...(plan.state === 'pending' ? [`To approve exactly this list, use the hash ${plan.plan_hash}`] : []),
  ];
}

/** Says why an approved plan was not fully applied. */
export function failureLines({ failure }: SyncPlanView): string[] {
  return failure === null ? [] : [failure];
}
