import type { Distribution } from './distribution.js';
import { DISTRIBUTIONS } from './distributions.js';

/** A release in Foreman's form. */
export interface Release {
  major: string;
  /** Empty when there is none. */
  minor: string;
}

/** The minor versions of a major version. */
interface Minors {
  known: ReadonlySet<string>;
  /** Further parts are not checked: `ignored` leaves them out, `kept` keeps them. */
  others: 'ignored' | 'kept' | null;
  /** Whether a known minor version may have a patch level behind it: `3.19.1`. */
  hasPatches: boolean;
  /** Whether the major version alone is no release. */
  isRequired: boolean;
}

/** Characters of Foreman's columns. */
const MAJOR_LENGTH = 5;
const MINOR_LENGTH = 16;

const RELEASES: ReadonlyMap<Distribution, ReadonlyMap<string, Minors>> = new Map(
  DISTRIBUTIONS.map((distribution) => [
    distribution,
    new Map(Object.entries(distribution.releases).map(([major, said]) => [major, minorsOf(said)])),
  ]),
);

const BY_NAME: ReadonlyMap<string, Distribution> = new Map(DISTRIBUTIONS.map((row) => [row.os_name, row]));

const BY_COMPACT_FORM: ReadonlyMap<Distribution, ReadonlyMap<string, Release | null>> = new Map(
  DISTRIBUTIONS.map((distribution) => [distribution, compactForms(distribution)]),
);

/** Finds a distribution by its name in Foreman. */
export function distributionNamed(os_name: string): Distribution | undefined {
  return BY_NAME.get(os_name);
}

/** Reads a version; null when the distribution never had it. */
export function readRelease(distribution: Distribution, version: string): Release | null {
  const parts = (version.startsWith('2k') ? `20${version.slice(2).padStart(2, '0')}` : version).split('.');
  const ofMajor = distribution.major_parts ?? 1;
  const major = parts.slice(0, ofMajor).join('.');
  const minors = RELEASES.get(distribution)?.get(major);
  if (!minors || major.length > MAJOR_LENGTH) return null;
  const minor = readMinor(distribution, minors, parts.slice(ofMajor));
  return minor === null ? null : { major, minor };
}

/** Reads a version that is written without its dots, `2204` or `88`; null when no release, or more than one, is written so. */
export function readCompactRelease(distribution: Distribution, digits: string): Release | null {
  return BY_COMPACT_FORM.get(distribution)?.get(digits) ?? null;
}

/** Says whether a major version has minor versions that the tables know. */
export function hasMinors(distribution: Distribution, major: string): boolean {
  return (RELEASES.get(distribution)?.get(major)?.known.size ?? 0) > 0;
}

/** Says whether a release is one of those that the tables know. */
export function isKnownRelease(distribution: Distribution, { major, minor }: Release): boolean {
  return readRelease(distribution, minor === '' ? major : `${major}.${minor}`) !== null;
}

function readMinor(distribution: Distribution, minors: Minors, rest: readonly string[]): string | null {
  const parts = rest.slice(0, (distribution.parts ?? 2) - 1);
  if (parts.length === 0) return minors.isRequired ? null : '';
  if (minors.others === 'ignored') return '';
  const minor = parts.join('.');
  if (minors.others === 'kept') return minor.length <= MINOR_LENGTH ? minor : null;
  if (minors.known.has(minor)) return minor;
  const [first = '', patch = ''] = parts;
  return minors.hasPatches && minors.known.has(first) && /^\d{1,2}$/.test(patch) ? minor : null;
}

/** Reads `0-11`, `03 09 required`, `0-24 patches`, `?` (ignored) or `*` (kept); empty when there are none. */
function minorsOf(said: string): Minors {
  const words = said.split(' ').filter((word) => word !== '');
  const known = words.flatMap((word) => {
    const [, from, to] = /^(\d+)-(\d+)$/.exec(word) ?? [];
    if (from === undefined || to === undefined) return /^\d/.test(word) ? [word] : [];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) => String(Number(from) + index));
  });
  const others = words.includes('?') ? 'ignored' : words.includes('*') ? 'kept' : null;
  const isRequired = words.includes('required');
  return { known: new Set(known), others, hasPatches: words.includes('patches'), isRequired };
}

/** All versions of two parts, without their dot. Null for a form that two of them share. */
function compactForms(distribution: Distribution): ReadonlyMap<string, Release | null> {
  const forms = new Map<string, Release | null>();
  for (const [major, { known }] of RELEASES.get(distribution) ?? []) {
    const versions = distribution.major_parts ? [{ major, minor: '' }] : [...known].map((minor) => ({ major, minor }));
    for (const release of versions) {
      const form = `${release.major}${release.minor}`.replaceAll('.', '');
      forms.set(form, forms.has(form) ? null : release);
    }
  }
  return forms;
}
