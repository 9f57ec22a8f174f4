import type { Outage } from '@image-catalog/database';

const CAUSES: Readonly<Record<Outage, string>> = {
  unreachable: 'The database cannot be reached at this moment.',
  busy: 'The database has no room for more work at this moment.',
  full: 'The disk of the database is full: whoever runs this server has to make room.',
  'read-only': 'The database takes no changes at this moment: whoever runs this server has to open it again.',
  slow: 'The database took too long: somebody else may hold what this needs, or too much was asked for at once.',
};

/** Says to a client why the database did not serve a request, and what to do. */
export function explainOutage(outage: Outage, isRead: boolean): string {
  // A connection may break after the change was stored and before that was told.
  const advice = isRead
    ? 'Try again in a few seconds.'
    : 'Look whether the change was made before you try again in a few seconds.';
  return `${CAUSES[outage]} ${advice}`;
}
