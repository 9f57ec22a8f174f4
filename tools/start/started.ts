import { say } from './problem.ts';
import type { Supervision } from './supervision.ts';

/** Everything that a start runs. It is stopped in reverse order. */
export class Started {
  private readonly supervisions: Supervision[] = [];
  private readonly stops: { name: string; stop: () => Promise<unknown> }[] = [];
  private readonly farewells: (() => Promise<void>)[] = [];

  /** Registers something to stop, with a name for messages. Returns a function that removes it. */
  add(name: string, stop: () => Promise<unknown>): () => void {
    const entry = { name, stop };
    this.stops.unshift(entry);
    return () => void this.stops.splice(this.stops.indexOf(entry), 1);
  }

  supervise(supervision: Supervision): void {
    this.supervisions.push(supervision);
    this.add(supervision.part.name, () => supervision.stop());
  }

  /** Registers a silent action for when everything has stopped. Not run while something still runs. */
  atLast(farewell: () => Promise<void>): void {
    this.farewells.push(farewell);
  }

  /** Rejects when a part is given up. */
  failure(): Promise<never> {
    return Promise.race(this.supervisions.map((supervision) => supervision.failure));
  }

  /** Stops everything despite errors. Returns whether everything ended in order. */
  async stopAll(): Promise<boolean> {
    let isClean = true;
    let isAllGone = true;
    for (const { name, stop } of this.stops.splice(0)) {
      try {
        const how = await stop();
        if (how === 'nothing') continue;
        console.log(how === 'killed' ? `  ${name} did not stop in time and was killed` : `  ${name} stopped`);
        isClean &&= how !== 'killed';
      } catch (error) {
        console.error(`  ${name} could not be stopped: ${say(error)}`);
        isAllGone = false;
      }
    }
    // If something could not be stopped, the lock is kept, so that the next start finds it.
    if (isAllGone) for (const farewell of this.farewells.splice(0)) await farewell();
    return isClean && isAllGone;
  }

  /** Kills the programs after a second Ctrl-C. The database is still stopped in order. */
  killServices(): void {
    for (const supervision of this.supervisions) supervision.kill();
  }
}
