import type { ScopeTally } from '@image-catalog/database';
import type { ProviderError } from '@image-catalog/providers';

/** How much of a reported total must have been seen: images come and go while a listing is read. */
const ENOUGH = 0.99;

/** How the listing of a scope ended. */
export interface ListingEnd {
  /** The provider marked a page as the last one. */
  ended: boolean;
  repeated_cursor: boolean;
  error: ProviderError | null;
}

/** Whether everything in a scope was seen, and if not, why. */
export interface Completeness {
  complete: boolean;
  reason: string | null;
  /** Whether the source has switched the scope off: nothing was seen, and nothing is wrong. */
  inactive: boolean;
}

/** What a run saw of one scope. */
export interface ScopeReport extends Completeness {
  scope: string;
  pages: number;
  /** Different images that were seen, rejected ones included. */
  seen: number;
  unidentified: number;
  /** Of the items that were seen, how many could be read and how many could not. */
  readable: number;
  rejected: number;
  /** How long the source asked us to stay away; null when it did not. */
  retry_after_seconds: number | null;
}

/**
 * Decides whether everything in a scope was seen. Only then do unseen images count as gone.
 *
 *   error   repeated cursor   ended   reported total        items                      complete
 *   yes     any               any     any                   any                        no; inactive where the error says so
 *   no      yes               any     any                   any                        no
 *   no      no                no      any                   any                        no
 *   no      no                yes     more than seen + 1 %  any                        no
 *   no      no                yes     none, or seen         some, all of them rejected no
 *   no      no                yes     none, or seen         none, or some readable     yes
 */
export function decideCompleteness(listing: ListingEnd, tally: ScopeTally): Completeness {
  const incomplete = (reason: string, inactive = false) => ({ complete: false, reason, inactive });
  if (listing.error) return incomplete(listing.error.message, listing.error.kind === 'inactive');
  if (listing.repeated_cursor) return incomplete('The listing returned to a page that it had already sent.');
  if (!listing.ended) return incomplete('The listing stopped without a last page.');
  const seen = tally.identified + tally.unidentified;
  const { reported_total: total } = tally;
  if (total !== null && seen < total * ENOUGH) {
    return incomplete(`The listing ended after ${seen} of the ${total} images that were reported.`);
  }
  if (tally.rejected > 0 && tally.readable === 0) {
    // A fault in our parser looks like this. Then the ids that were seen prove as little as the ones that were not.
    return incomplete(`None of the ${tally.rejected} items of the listing could be read: ${tally.reasons.join(' ')}`);
  }
  return { complete: true, reason: null, inactive: false };
}
