import { DEFAULT_PER_PAGE } from '@image-catalog/spec';
import { envelope } from '../http/listing.js';

/** Foreman's envelope around a listing that has nothing. */
export type EmptyListing = ReturnType<typeof envelope<never>>;

/** The listing of something that providers have and an image catalog does not mirror. */
export const EMPTY_LISTING: EmptyListing = envelope<never>(
  { search: null, order: null, page: 1, per_page: DEFAULT_PER_PAGE, root_name: 'results', include_permissions: false },
  { total: 0, subtotal: 0 },
  [],
);
