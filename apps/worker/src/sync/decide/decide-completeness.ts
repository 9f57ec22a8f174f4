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

/** How a scope went. */
export interface ScopeReport {
  scope: string;
  complete: boolean;
  reason: string | null;
  pages: number;
  /** Different images that were seen, rejected ones included. */
  seen: number;
  unidentified: number;
  /** How many of the items that it saw it could read, and how many not. */
  readable: number;
  rejected: number;
  /** How long the source asked us to stay away; null when it did not. */
  retry_after_seconds: number | null;
}

/**
 * Judges whether a scope was seen as a whole; only then may what it did not show be called gone.
 *
 *   error   repeated cursor   ended   reported total        items                      complete
 *   yes     any               any     any                   any                        no
 *   no      yes               any     any                   any                        no
 *   no      no                no      any                   any                        no
 *   no      no                yes     more than seen + 1 %  any                        no
 *   no      no                yes     none, or seen         some, all of them rejected no
 *   no      no                yes     none, or seen         none, or some readable     yes
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
  if (tally.rejected > 0 && tally.readable === 0) {
    // What is read wrongly as a whole looks like this: what it shows of some uuids is worth as little as what it leaves out.
    return incomplete(`None of the ${tally.rejected} items of the listing could be read: ${tally.reasons.join(' ')}`);
  }
  return { complete: true, reason: null };
}
