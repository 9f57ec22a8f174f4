import type { Semaphore } from './semaphore.js';

/**
 * The slot of one run among those that may work at once. A run releases it while it waits for its source, so sources that
 * do not answer block nobody else.
 */
export class RunSlot {
  private isHeld = true;

  private constructor(
    private readonly slots: Semaphore,
    private readonly signal: AbortSignal,
  ) {}

  /** Waits for a slot. @throws the signal's reason when it is aborted. */
  static async acquire(slots: Semaphore, signal: AbortSignal): Promise<RunSlot> {
    await slots.acquire(signal);
    return new RunSlot(slots, signal);
  }

  /** Releases the slot during a wait, and acquires it again afterwards. @throws what the wait throws, or the signal's reason. */
  async releaseWhile<Result>(wait: () => Promise<Result>): Promise<Result> {
    this.release();
    try {
      return await wait();
    } finally {
      await this.acquireAgain();
    }
  }

  /** Lets waiting runs go first. Call it between two steps of long work. */
  async yield(): Promise<void> {
    if (this.slots.waiting > 0) await this.releaseWhile(async () => undefined);
  }

  release(): void {
    if (!this.isHeld) return;
    this.isHeld = false;
    this.slots.release();
  }

  private async acquireAgain(): Promise<void> {
    if (!this.slots.tryAcquire()) await this.slots.acquire(this.signal);
    this.isHeld = true;
  }
}
