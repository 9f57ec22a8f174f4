import type { AdoptedKindName } from './their-rows.js';

/** Says which row of ours a row of theirs is. */
export class KnownIds {
  private readonly byKind = new Map<AdoptedKindName, Map<number, number>>();

  set(kind: AdoptedKindName, theirs: number, ours: number): void {
    const known = this.byKind.get(kind) ?? new Map<number, number>();
    this.byKind.set(kind, known.set(theirs, ours));
  }

  /** Gives our id; undefined when the row was not brought in. */
  get(kind: AdoptedKindName, theirs: number | null): number | undefined {
    return theirs === null ? undefined : this.byKind.get(kind)?.get(theirs);
  }

  /** Gives our ids, without rows that were not brought in. */
  all(kind: AdoptedKindName, theirs: readonly number[]): number[] {
    return theirs.flatMap((id) => this.get(kind, id) ?? []).sort((a, b) => a - b);
  }
}
