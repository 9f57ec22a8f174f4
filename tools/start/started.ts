import { say } from './problem.ts';
import type { Service } from './service.ts';

/** What a start has running, to be stopped in the opposite order. */
export class Started {
  private readonly services: Service[] = [];
  private readonly stops: { name: string; stop: () => Promise<unknown> }[] = [];
  private readonly farewells: (() => Promise<void>)[] = [];

  /** Notes down what is to be stopped under a name that people know. */
  add(name: string, stop: () => Promise<unknown>): void {
    this.stops.unshift({ name, stop });
  }

  addService(service: Service): void {
    this.services.push(service);
    this.add(service.name, () => service.stop());
  }

  /** Notes down what is done silently when everything has stopped. */
  atLast(farewell: () => Promise<void>): void {
    this.farewells.push(farewell);
  }

  /** Rejects as soon as one of the programs dies. */
  death(): Promise<never> {
    return Promise.race(this.services.map((service) => service.death));
  }

  /** Stops everything, whatever goes wrong on the way; says whether all of it ended in order. */
  async stopAll(): Promise<boolean> {
    let isClean = true;
    for (const { name, stop } of this.stops.splice(0)) {
      try {
        const how = await stop();
        console.log(how === 'killed' ? `  ${name} did not stop in time and was ended` : `  ${name} stopped`);
        isClean &&= how !== 'killed';
      } catch (error) {
        console.error(`  ${name} could not be stopped: ${say(error)}`);
        isClean = false;
      }
    }
    for (const farewell of this.farewells.splice(0)) await farewell();
    return isClean;
  }

  /** Ends the programs at once, for a person who pressed Ctrl-C a second time; the database is still stopped in order. */
  killServices(): void {
    for (const service of this.services) service.kill();
  }
}
