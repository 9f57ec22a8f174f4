import type { ScopeTally } from '@image-catalog/database';
import type { ProviderError } from '@image-catalog/providers';

/** How much of a reported total must have been seen; images come and go while a listing is read. */
const ENOUGH = 0.99;

/** How the reading of a scope came to its end. */
export interface ScopeReading {
  /** The provider gave its last page, as such. */
  ended: boolean;
  repeated_cursor: boolean;
  error: ProviderError | null;
}

/** Whether a scope was seen as a whole, and why not. */
export interface ScopeJudgement {
  complete: boolean;
  reason: string | null;
}

/**
 * Judges whether a scope was seen as a whole; only then may what it did not show be called gone.
 *
 *   error   repeated cursor   ended   reported total        complete
 *   yes     any               any     any                   no
 *   no      yes               any     any                   no
 *   no      no                no      any                   no
 *   no      no                yes     more than seen + 1 %  no
 *   no      no                yes     none, or seen         yes
 */
export function judgeScope(reading: ScopeReading, tally: ScopeTally): ScopeJudgement {
  const incomplete = (reason: string) => ({ complete: false, reason });
  if (reading.error) return incomplete(reading.error.message);
  if (reading.repeated_cursor) return incomplete('The listing came back to a page that it had given before.');
  if (!reading.ended) return incomplete('The listing stopped without saying that it was at its end.');
  const seen = tally.identified + tally.unidentified;
  const { reported_total: total } = tally;
  if (total !== null && seen < total * ENOUGH) {
    return incomplete(`The listing ended after ${seen} of the ${total} images that were reported.`);
  }
  return { complete: true, reason: null };
}
