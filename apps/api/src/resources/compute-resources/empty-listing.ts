import { envelope, DEFAULT_LISTING } from '../../lists/listing.js';

/** Foreman's envelope of an empty listing. */
export type EmptyListing = ReturnType<typeof envelope<never>>;

/** The listing of what an image catalog does not mirror. */
export const EMPTY_LISTING: EmptyListing = envelope<never>(DEFAULT_LISTING, { total: 0, subtotal: 0 }, []);
