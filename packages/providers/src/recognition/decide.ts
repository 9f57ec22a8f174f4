import type { FieldReading } from './read-fields.js';
import { mergeReadings, type Reading } from './read-versions.js';

/**
 * How far the fields of a source are to be trusted. `sure`: their publisher wrote them for machines, so a version needs no second
 * look. `rough`: they may name an older release or a relative, as vSphere's guest ids do, so the name goes first.
 */
export type Trust = 'sure' | 'plain' | 'rough';

/** What fields and a name say together. */
export interface Decision {
  /** Null when nothing is known, or too much. */
  system: FieldReading | null;
  /** The readings, when they disagree. */
  readings: readonly string[];
}

/**
 * Decides between the fields of a source and the readings of a name.
 *
 *   fields          name                  result
 *   nothing         one reading           the name's
 *   any             several               none
 *   any             none                  the fields'
 *   no version      same distribution *   the name's
 *   no version      another               the fields' distribution, without a version
 *   a version       same version *        both together
 *   a version       another               none
 *
 * (*) A distribution that the fields' one stands for is the same: `centos` may mean AlmaLinux. Where the fields are
 * rough, a name of the same family wins, unless the fields name a newer release.
 */
export function decide(field: FieldReading | null, named: readonly Reading[], trust: Trust): Decision {
  if (trust === 'sure' && field && field.major !== null) return accept(field);
  const [one] = named;
  if (named.length > 1) return refuse(field && trust !== 'rough' ? [field, ...named] : named);
  if (!field || !one) return accept(field ?? one ?? null);
  if (trust === 'rough') return isNewer(field, one) ? refuse([field, one]) : accept(one);
  if (field.major === null) {
    return isSame(field, one) ? accept(one) : { system: field, readings: [field, one].map(titleOf) };
  }
  if (!isSame(field, one)) return refuse([field, one]);
  const { major, minor } = field;
  const all = mergeReadings([{ distribution: one.distribution, major, minor: minor ?? '' }, one]);
  return all.length === 1 ? accept(all[0] ?? null) : refuse([field, one]);
}

/** Writes a system as Foreman shows it: `Rocky 9.4`. */
export function titleOf({ distribution, major, minor }: FieldReading): string {
  const version = [major, minor].filter((part) => part).join('.');
  return version === '' ? distribution.os_name : `${distribution.os_name} ${version}`;
}

function accept(system: FieldReading | null): Decision {
  return { system, readings: [] };
}

function refuse(readings: readonly FieldReading[]): Decision {
  return { system: null, readings: [...new Set(readings.map(titleOf))] };
}

function isSame({ distribution, called = distribution }: FieldReading, one: Reading): boolean {
  if (distribution === one.distribution) return true;
  return called.stands_for?.includes(one.distribution.os_name) ?? false;
}

/** Says whether a rough field cannot mean what the name says: another family, or a release that came later. */
function isNewer(field: FieldReading, one: Reading): boolean {
  if (field.distribution.os_family !== one.distribution.os_family) return true;
  return field.distribution === one.distribution && Number(field.major ?? 0) > Number(one.major);
}
