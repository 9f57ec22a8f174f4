/** A text that was sent as a moment and cannot be read. */
export class UnreadMoment {
  constructor(readonly text: string) {}
}

/** An ISO date, with or without time and zone. The format of our own views is accepted, too. */
const MOMENT = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2})?)?$/i;

/** Reads a moment. Without a zone it is in UTC; blank is null; an unreadable text is kept for the error message. */
export function toMoment(value: unknown): Date | null | undefined | UnreadMoment {
  if (value === undefined) return undefined;
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value;
  if (value === null || (typeof value === 'string' && value.trim() === '')) return null;
  const text = typeof value === 'string' ? value.trim() : JSON.stringify(value);
  const [, day, time = '00:00', zone = 'Z'] = MOMENT.exec(text) ?? [];
  const moment = new Date(`${day}T${time}${zone.toUpperCase() === 'UTC' ? 'Z' : zone.toUpperCase()}`);
  return day === undefined || Number.isNaN(moment.getTime()) ? new UnreadMoment(text.slice(0, 64)) : moment;
}
