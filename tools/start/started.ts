import { say } from './problem.ts';
import type { Supervision } from './supervision.ts';

/** What a start has running, to be stopped in the opposite order. */
export class Started {
  private readonly supervisions: Supervision[] = [];
  private readonly stops: { name: string; stop: () => Promise<unknown> }[] = [];
  private readonly farewells: (() => Promise<void>)[] = [];

  /** Notes down what is to be stopped under a name that people know; returns how to take it back. */
  add(name: string, stop: () => Promise<unknown>): () => void {
    const entry = { name, stop };
    this.stops.unshift(entry);
    return () => void this.stops.splice(this.stops.indexOf(entry), 1);
  }

  supervise(supervision: Supervision): void {
    this.supervisions.push(supervision);
    this.add(supervision.part.name, () => supervision.stop());
  }

  /** Notes down what is done silently when everything has stopped; not done while something still runs. */
  atLast(farewell: () => Promise<void>): void {
    this.farewells.push(farewell);
  }

  /** Rejects as soon as one of the parts is given up. */
  failure(): Promise<never> {
    return Promise.race(this.supervisions.map((supervision) => supervision.failure));
  }

  /** Stops everything, whatever goes wrong on the way; says whether all of it ended in order. */
  async stopAll(): Promise<boolean> {
    let isClean = true;
    let isAllGone = true;
    for (const { name, stop } of this.stops.splice(0)) {
      try {
        const how = await stop();
        if (how === 'nothing') continue;
        console.log(how === 'killed' ? `  ${name} did not stop in time and was ended` : `  ${name} stopped`);
        isClean &&= how !== 'killed';
      } catch (error) {
        console.error(`  ${name} could not be stopped: ${say(error)}`);
        isAllGone = false;
      }
    }
    // What could not be stopped is the next start's to find: it looks for it where our lock is left.
    if (isAllGone) for (const farewell of this.farewells.splice(0)) await farewell();
    return isClean && isAllGone;
  }

  /** Ends the programs at once, for a person who pressed Ctrl-C a second time; the database is still stopped in order. */
  killServices(): void {
    for (const supervision of this.supervisions) supervision.kill();
  }
}
