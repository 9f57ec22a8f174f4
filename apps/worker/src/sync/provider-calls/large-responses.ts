import { ProviderError } from '@image-catalog/providers';
import { Semaphore } from '../slots/semaphore.js';

/** A response that waits longer for memory fails, and is requested again. */
const LONGEST_WAIT_MS = 20_000;

/** A response in progress that can be cut off when it stalls. */
export interface StalledResponse {
  cut(error: ProviderError): void;
}

/**
 * Bounds how many large responses are in memory at once, however many sources are being waited for. A response that stalls
 * is cut off when another needs its place.
 */
export class LargeResponses {
  private readonly semaphore: Semaphore;
  private readonly stalledOnes = new Set<StalledResponse>();

  constructor(limit: number) {
    this.semaphore = new Semaphore(limit);
  }

  /** How many are stalled. */
  get stalled(): number {
    return this.stalledOnes.size;
  }

  /** Waits until another large response fits. @throws ProviderError after a while; the signal's reason when it is aborted. */
  async acquire(signal: AbortSignal): Promise<void> {
    if (this.semaphore.tryAcquire()) return;
    const timeout = AbortSignal.timeout(LONGEST_WAIT_MS);
    const turn = this.semaphore.acquire(AbortSignal.any([signal, timeout]));
    this.makeRoom();
    await turn.catch(() => {
      signal.throwIfAborted();
      throw new ProviderError(
        'network',
        'This worker is busy with large responses of other compute resources: try again later, or start another worker.',
      );
    });
  }

  release(): void {
    this.semaphore.release();
  }

  /** A response has sent nothing for a while. It is cut off first when others wait. */
  markStalled(response: StalledResponse): void {
    this.stalledOnes.add(response);
    this.makeRoom();
  }

  /** A response continues, or has ended. */
  unmarkStalled(response: StalledResponse): void {
    this.stalledOnes.delete(response);
  }

  private makeRoom(): void {
    let needed = this.semaphore.waiting;
    for (const response of this.stalledOnes) {
      if (needed-- <= 0) return;
      this.stalledOnes.delete(response);
      response.cut(
        new ProviderError(
          'network',
          'The compute resource stalled in the middle of a large response while others waited: check its load, and the network.',
        ),
      );
    }
  }
}
