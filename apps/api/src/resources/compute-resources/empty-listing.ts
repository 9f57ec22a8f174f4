import { envelope, DEFAULT_LISTING } from '../../lists/listing.js';

/** Foreman's envelope around a listing that has nothing. */
export type EmptyListing = ReturnType<typeof envelope<never>>;

/** The listing of something that providers have and an image catalog does not mirror. */
export const EMPTY_LISTING: EmptyListing = envelope<never>(DEFAULT_LISTING, { total: 0, subtotal: 0 }, []);
