/** Rows after which Postgres is told for the first time; fewer are read as fast whatever it expects. */
const FIRST = 1_000;

/** How many times as many there must be before it is told again. */
const FACTOR = 10;

/** Decides when enough rows were added for new statistics: after a thousand, then each time ten times as many. */
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
