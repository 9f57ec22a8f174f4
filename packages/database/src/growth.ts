/** Rows after which statistics are due for the first time: with fewer, a wrong plan is fast too. */
const FIRST = 1_000;

/** Statistics are due again after so many times as many rows. */
const FACTOR = 10;

/** Counts added rows and says when Postgres needs new statistics: after 1,000 rows, then 10,000, and so on. */
export class Growth {
  private added = 0;
  private due = FIRST;

  /** Counts rows that were added. Returns true when statistics are due. */
  add(rows: number): boolean {
    this.added += rows;
    if (this.added < this.due) return false;
    this.due = this.added * FACTOR;
    return true;
  }
}
