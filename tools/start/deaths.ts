const WINDOW_MS = 60_000;
const LIMIT = 5;
const FIRST_PAUSE_MS = 500;

/** Counts recent deaths of a part of the installation, and says how long to wait before it is restarted. */
export class Deaths {
  private readonly clock: () => number;
  private times: number[] = [];
  private failedStarts = 0;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /**
   * Records a death. Returns the pause before the restart in milliseconds, or undefined to give up: after five
   * deaths in a minute, or five failed starts in a row, however long each took.
   */
  note(wasUp: boolean): number | undefined {
    const now = this.clock();
    this.times = [...this.times.filter((time) => now - time < WINDOW_MS), now];
    this.failedStarts = wasUp ? 0 : this.failedStarts + 1;
    const count = Math.max(this.times.length, this.failedStarts);
    return count < LIMIT ? FIRST_PAUSE_MS * 2 ** (count - 1) : undefined;
  }
}
