import type { Outage } from '@image-catalog/database';

const CAUSES: Readonly<Record<Outage, string>> = {
  unreachable: 'The database cannot be reached at this moment.',
  busy: 'The database is too busy at this moment.',
  full: 'The disk of the database is full: an operator must free space.',
  'read-only': 'The database is read-only at this moment: an operator must make it writable.',
  slow: 'The database took too long: another transaction may hold a lock, or the request is too large.',
};

/** Explains to a client why the database did not serve a request, and what to do. */
export function explainOutage(outage: Outage, isRead: boolean): string {
  // A connection may break after the commit and before its confirmation.
  const advice = isRead
    ? 'Try again in a few seconds.'
    : 'Check whether the change was made before you try again in a few seconds.';
  return `${CAUSES[outage]} ${advice}`;
}
