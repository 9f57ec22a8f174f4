import { RAILS_TIME_ZONES } from '@image-catalog/spec';

/** Holds the names that were looked up; users have few of them. */
const known = new Map<string, string>();
const MOST_KNOWN = 1_000;

/**
 * Gives the time zone of the time zone database in which a user's searches read dates: UTC when the user names none, or one
 * that does not exist. Foreman: app/controllers/concerns/foreman/controller/timezone.rb
 */
export function timeZoneOf(timezone: string | null): string {
  if (timezone === null || timezone === '') return 'UTC';
  const found = known.get(timezone) ?? lookUp(RAILS_TIME_ZONES.get(timezone) ?? timezone);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(timezone, found);
  return found;
}

function lookUp(name: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}
