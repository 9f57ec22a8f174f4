import { Expose, Transform } from 'class-transformer';
import { ValidateBy } from 'class-validator';
import { Doc } from '../doc.decorator.js';
import { SearchParameters } from './search-parameters.js';

/** Default page size. Foreman: setting entries_per_page */
export const DEFAULT_PER_PAGE = 20;

/** Largest page number and page size. Beyond it the offset would not fit Postgres' bigint. */
export const MAX_PAGE = 2 ** 53 - 1;

/** Query parameters of every list. `page` and `per_page` may be numbers or digits; blank counts as absent. */
export class ListDto extends SearchParameters {
  @Doc('Page number, starting at 1.')
  @Expose()
  @Transform(({ value }) => wholeNumber(value))
  @ValidateBy({
    name: 'isPage',
    validator: {
      validate: (page) => page === undefined || (isWhole(page) && page >= 1),
      defaultMessage: (args) => `invalid page: ${shown(args?.value)}`,
    },
  })
  page?: number;

  @Doc('Number of results a page, or all.')
  @Expose()
  @Transform(({ value }) => (value === 'all' ? value : wholeNumber(value)))
  @ValidateBy({
    name: 'isPerPage',
    validator: {
      validate: (size) => size === undefined || size === 'all' || (isWhole(size) && size >= 0),
      defaultMessage: (args) => `invalid per_page: ${shown(args?.value)}`,
    },
  })
  per_page?: number | 'all';
}

function wholeNumber(value: unknown): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value === 'string' && /^\s*[+-]?\d+\s*$/.test(value)) return Number(value);
  return value;
}

function isWhole(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && Math.abs(value) <= MAX_PAGE;
}

function shown(value: unknown): string {
  return (typeof value === 'string' || typeof value === 'number' ? String(value) : (JSON.stringify(value) ?? '')).slice(
    0,
    40,
  );
}
