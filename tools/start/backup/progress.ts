const EVERY_MS = 5_000;

/** Reports the progress of long work; silent for short work. */
export class Progress {
  private last = Date.now();

  /** Prints the progress, at most every five seconds. */
  tell(how: string): void {
    if (Date.now() - this.last < EVERY_MS) return;
    this.last = Date.now();
    console.log(`    ${how}`);
  }
}
