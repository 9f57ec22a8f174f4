import { ProviderError } from '@image-catalog/providers';
import { Places } from '../slots/semaphore.js';

/** How long an answer waits for memory before it fails, to be asked for again. */
const LONGEST_WAIT_MS = 20_000;

/** An answer under way that can be ended when it stands still. */
export interface StandingAnswer {
  cut(error: ProviderError): void;
}

/**
 * Bounds how many runs hold a large answer at once, and with it the memory of the worker, however many sources are being
 * waited for. Who stands still in the middle of a large answer makes room for others that have one.
 */
export class LargeAnswers {
  private readonly places: Places;
  private readonly standing = new Set<StandingAnswer>();

  constructor(most: number) {
    this.places = new Places(most);
  }

  /** How many stand still. */
  get standingStill(): number {
    return this.standing.size;
  }

  /** Waits until a large answer may be read. @throws ProviderError after a while; the signal's reason when it is aborted. */
  async take(signal: AbortSignal): Promise<void> {
    if (this.places.tryTake()) return;
    const patience = AbortSignal.timeout(LONGEST_WAIT_MS);
    const turn = this.places.take(AbortSignal.any([signal, patience]));
    this.makeRoom();
    await turn.catch(() => {
      signal.throwIfAborted();
      throw new ProviderError(
        'network',
        'This worker was too busy with large answers of other compute resources to read the one of this.',
      );
    });
  }

  /** Lets go of a large answer. */
  give(): void {
    this.places.give();
  }

  /** An answer has brought nothing for a while: it is the first to go when others need its place. */
  standsStill(answer: StandingAnswer): void {
    this.standing.add(answer);
    this.makeRoom();
  }

  /** An answer goes on, or is over. */
  moves(answer: StandingAnswer): void {
    this.standing.delete(answer);
  }

  private makeRoom(): void {
    let needed = this.places.waiting;
    for (const answer of this.standing) {
      if (needed-- <= 0) return;
      this.standing.delete(answer);
      answer.cut(
        new ProviderError(
          'network',
          'The compute resource stopped in the middle of a large answer, and others waited.',
        ),
      );
    }
  }
}
