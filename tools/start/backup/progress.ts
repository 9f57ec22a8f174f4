const EVERY_MS = 5_000;

/** Tells a person that long work goes on, and how far it is; silent while it is quick. */
export class Progress {
  private last = Date.now();

  /** Says it, unless something was said within five seconds. */
  tell(how: string): void {
    if (Date.now() - this.last < EVERY_MS) return;
    this.last = Date.now();
    console.log(`    ${how}`);
  }
}
