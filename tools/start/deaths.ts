const WINDOW_MS = 60_000;
const LIMIT = 5;
const FIRST_PAUSE_MS = 500;

/** Counts how often a part of the installation died lately, and says how long to wait before it is started again. */
export class Deaths {
  private readonly clock: () => number;
  private times: number[] = [];
  private failedStarts = 0;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /**
   * Notes a death; gives the pause before the next start in milliseconds, undefined when it is time to give up: after five
   * deaths in a minute, or five starts in a row that failed, however long each of them took.
   */
  note(wasUp: boolean): number | undefined {
    const now = this.clock();
    this.times = [...this.times.filter((time) => now - time < WINDOW_MS), now];
    this.failedStarts = wasUp ? 0 : this.failedStarts + 1;
    const count = Math.max(this.times.length, this.failedStarts);
    return count < LIMIT ? FIRST_PAUSE_MS * 2 ** (count - 1) : undefined;
  }
}
