import type { Places } from './semaphore.js';

/**
 * The place of one run among those that may work at once. A run gives it back while it waits for its source, so that
 * sources that do not answer keep nobody else from working.
 */
export class WorkPlace {
  private isHeld = true;

  private constructor(
    private readonly places: Places,
    private readonly signal: AbortSignal,
  ) {}

  /** Waits for a place. @throws the signal's reason when it is aborted. */
  static async take(places: Places, signal: AbortSignal): Promise<WorkPlace> {
    await places.take(signal);
    return new WorkPlace(places, signal);
  }

  /** Waits for something that is not ours to do, without a place. @throws what the wait throws, or the signal's reason. */
  async without<Result>(wait: () => Promise<Result>): Promise<Result> {
    this.end();
    try {
      return await wait();
    } finally {
      await this.enter();
    }
  }

  /** Lets those who wait for a place go first. To be called between two steps of long work. */
  async turn(): Promise<void> {
    if (this.places.waiting > 0) await this.without(async () => undefined);
  }

  /** Gives the place back. */
  end(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.places.give();
  }

  private async enter(): Promise<void> {
    if (!this.places.tryTake()) await this.places.take(this.signal);
    this.isHeld = true;
  }
}
