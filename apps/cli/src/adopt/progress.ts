import type { AdoptedLine, RowOutcome } from '@image-catalog/catalog';
import type { Screen } from '../shell.js';
import type { AdoptionProgress } from './adopt.js';

/** The order of the counts in a line. */
const OUTCOMES: readonly RowOutcome[] = ['created', 'updated', 'matched', 'unchanged', 'deleted', 'refused'];

/** Counts what became of the rows of each kind, and shows one line a kind. */
export class AdoptionCounts implements AdoptionProgress {
  private readonly counts = new Map<string, Map<RowOutcome, number>>();

  constructor(private readonly screen: Screen) {}

  reading(plural: string, read: number, total: number): void {
    this.show(`${plural}: read ${read} of ${total}`);
  }

  adopted(plural: string, lines: readonly AdoptedLine[]): void {
    const counts = this.counts.get(plural) ?? new Map<RowOutcome, number>();
    for (const { outcome } of lines) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
    this.counts.set(plural, counts);
    this.show(lineOf(plural, counts));
  }

  /** Gives one line a kind: how many rows, and what became of them. */
  lines(): string[] {
    if (this.screen.isTerminal) this.screen.write('\r\u001b[K');
    return [...this.counts].map(([plural, counts]) => lineOf(plural, counts));
  }

  /** Gives how many rows had an outcome. */
  count(outcome: RowOutcome): number {
    return [...this.counts.values()].reduce((sum, counts) => sum + (counts.get(outcome) ?? 0), 0);
  }

  private show(line: string): void {
    if (this.screen.isTerminal) this.screen.write(`\r${line.slice(0, this.screen.columns - 1)}\u001b[K`);
  }
}

function lineOf(plural: string, counts: ReadonlyMap<RowOutcome, number>): string {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const parts = OUTCOMES.flatMap((outcome) => {
    const count = counts.get(outcome);
    return count === undefined ? [] : [`${count} ${outcome}`];
  });
  return `${plural}: ${all} (${parts.join(', ')})`;
}
