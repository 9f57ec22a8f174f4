import type { TargetRunLine } from '@image-catalog/database';

/** What can become of an image. */
const OUTCOMES = [
  'created',
  'updated',
  'unchanged',
  'taken_over',
  'removed',
  'left',
  'held',
  'failed',
  'would_create',
  'would_update',
  'would_take_over',
  'would_remove',
] as const;

/** What became of an image. */
export type Outcome = (typeof OUTCOMES)[number];

/** Outcomes that are only counted. Of the others the first are told one by one. */
const ONLY_COUNTED: ReadonlySet<Outcome> = new Set(['created', 'updated', 'unchanged', 'taken_over', 'removed']);

/** How many images are told one by one. */
const MOST_LINES = 1_000;

/** How many reasons are joined to the reason of the run. */
const MOST_REASONS = 5;

/** The image that something became of. */
export type ReportedImage = Pick<TargetRunLine, 'compute_resource' | 'uuid' | 'name'>;

/** Collects what a run did and could not do. */
export class RunReport {
  readonly counters: Partial<Record<Outcome, number>> = {};
  readonly lines: TargetRunLine[] = [];
  /** What could not be done, as a whole. */
  private readonly failures = new Set<string>();
  private readonly holds = new Set<string>();
  /** Why single images failed: the first of them, and how many more. */
  private readonly others = new Map<string, { name: string; more: number }>();

  add(outcome: Outcome, image: ReportedImage, reason: string | null = null): void {
    this.counters[outcome] = (this.counters[outcome] ?? 0) + 1;
    const { compute_resource, uuid, name } = image;
    if (outcome === 'failed' && reason !== null) this.addFailure(name, reason);
    if (ONLY_COUNTED.has(outcome) || this.lines.length >= MOST_LINES) return;
    this.lines.push({ action: outcome, compute_resource, uuid, name, reason });
  }

  /** Says that a part could not be compared or written. */
  fail(reason: string): void {
    this.failures.add(reason);
  }

  /** Says why removals wait. */
  hold(reason: string): void {
    this.holds.add(reason);
  }

  private addFailure(name: string, reason: string): void {
    const known = this.others.get(reason);
    if (known) known.more += 1;
    else if (this.others.size <= MOST_REASONS) this.others.set(reason, { name, more: 0 });
  }

  /** How the run ends. */
  get conclusion(): { state: 'succeeded' | 'partial' | 'held'; reason: string | null } {
    const failed = this.counters.failed ?? 0;
    const isPartial = this.failures.size > 0 || failed > 0;
    const isHeld = this.holds.size > 0 || (this.counters.held ?? 0) > 0;
    const single = [...this.others].map(
      ([why, { name, more }]) => `${name}${more > 0 ? ` and ${more} more` : ''}: ${why}`,
    );
    const told = [...this.failures, ...this.holds, ...single];
    const more = told.length > MOST_REASONS ? ['There are more reasons, which are not shown.'] : [];
    const reason = [...told.slice(0, MOST_REASONS), ...more].join(' ') || null;
    return { state: isPartial ? 'partial' : isHeld ? 'held' : 'succeeded', reason };
  }
}
