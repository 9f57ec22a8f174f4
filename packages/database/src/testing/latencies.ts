/** How long requests or statements of each kind took, in milliseconds. */
export class Latencies {
  private readonly all = new Map<string, number[]>();

  get kinds(): string[] {
    return [...this.all.keys()];
  }

  /** Waits for an answer, and keeps how long it took. */
  async measure<Answer>(kind: string, ask: () => Promise<Answer>): Promise<Answer> {
    const begin = performance.now();
    const answer = await ask();
    const taken = this.all.get(kind) ?? [];
    taken.push(performance.now() - begin);
    this.all.set(kind, taken);
    return answer;
  }

  count(kind: string): number {
    return this.all.get(kind)?.length ?? 0;
  }

  /** Gives the time below which this share stayed; NaN when nothing was measured. */
  percentile(kind: string, percent: number): number {
    const sorted = (this.all.get(kind) ?? []).toSorted((one, other) => one - other);
    return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
  }
}
