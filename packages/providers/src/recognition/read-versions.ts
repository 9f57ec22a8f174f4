import type { Distribution } from './distribution.js';
import { DISTRIBUTIONS } from './distributions.js';
import { isFiller } from './fillers.js';
import { findId } from './ids.js';
import {
  distributionNamed,
  hasMinors,
  isKnownRelease,
  readCompactRelease,
  readRelease,
  type Release,
} from './releases.js';
import type { Word } from './words.js';

/** An operating system that a text names. */
export interface Reading extends Release {
  distribution: Distribution;
}

/** Where a version is read: a field says only the version, a name may say anything. */
export type Origin = 'name' | 'field';

/** Words that are looked at behind a distribution. */
const MOST_WORDS = 16;
const NUMBER = /^(?:2k\d{1,2}|\d+(?:\.\d+)*)$/;
/** Service packs and updates are minor versions. */
const SERVICE = /^(?:sp|u)(\d{1,2})$/;
const SERVICE_WORDS: ReadonlySet<string> = new Set(['sp', 'pack', 'update']);

const BY_RELEASE_NAME: ReadonlyMap<Distribution, ReadonlyMap<string, string>> = new Map(
  DISTRIBUTIONS.map((row) => [
    row,
    new Map(Object.entries(row.release_names ?? {}).map(([version, name]) => [name, version])),
  ]),
);

/** Finds a release by its name, which Vagrant writes with the width: `jammy64`. */
export function releaseNamed(distribution: Distribution, name: string): Release | null {
  const version = BY_RELEASE_NAME.get(distribution)?.get(name.replace(/(?:32|64)$/, ''));
  return version === undefined ? null : readRelease(distribution, version);
}

/**
 * Reads the versions of a distribution from the words behind it: none, one, or several that disagree. The first one is the
 * version; what follows may refine it (`Rocky-9-GenericCloud-Base-9.4`) or contradict it (`ubuntu-jammy-20.04`).
 */
export function readVersions(
  distribution: Distribution,
  words: readonly Word[],
  start: number,
  from: Origin,
): Reading[] {
  const found: Release[] = [];
  let isEdition = false;
  const end = Math.min(words.length, start + MOST_WORDS);
  for (let at = start; at < end; ) {
    const word = words[at]!.text;
    const release = findId(words, at, from) ? null : readAt(distribution, words, at, found.at(-1) ?? null, from);
    if (release === 'never') return [];
    if (release) found.push(release.release);
    else if (word === distribution.edition?.word) isEdition = true;
    else if (!isFiller(word) && !SERVICE_WORDS.has(word) && !SERVICE.test(word) && word !== 'r2') break;
    else if (findId(words, at, from)) break;
    at += release?.words ?? 1;
  }
  return found.length === 0 ? [] : settle(distribution, found, isEdition);
}

/** A release, and how many words it takes. */
interface Found {
  release: Release;
  words: number;
}

function readAt(
  distribution: Distribution,
  words: readonly Word[],
  at: number,
  before: Release | null,
  from: Origin,
): Found | 'never' | null {
  const { text, joined } = words[at]!;
  const named = releaseNamed(distribution, text);
  if (named) return { release: named, words: 1 };
  if (before) return readRefinement(distribution, words, at, before);
  const version = withoutPrefix(distribution, text, from);
  if (version === null || !NUMBER.test(version)) return null;
  const twoWords = readTwoWords(distribution, version, words[at + 1]);
  if (twoWords) return { release: twoWords, words: 2 };
  const release = readNumber(distribution, version) ?? readCompact(distribution, version, joined);
  return release && { release, words: 1 };
}

/**
 * Behind a version, only service packs, versions with a dot and the end of an upgrade (`8-to-9`) say something of it: other numbers
 * are dates and builds. `never`: the service pack never existed.
 */
function readRefinement(
  distribution: Distribution,
  words: readonly Word[],
  at: number,
  before: Release,
): Found | 'never' | null {
  const { text } = words[at]!;
  const [, attached] = SERVICE.exec(text) ?? [];
  const isApart = attached === undefined && SERVICE_WORDS.has(text) && /^\d{1,2}$/.test(words[at + 1]?.text ?? '');
  const service = attached ?? (isApart ? words[at + 1]!.text : null);
  if (service !== null) {
    const release = readNumber(distribution, `${before.major}.${Number(service)}`);
    if (!release) return hasMinors(distribution, before.major) ? 'never' : null;
    return { release, words: isApart ? 2 : 1 };
  }
  if (text === 'to') {
    const upgraded = readNumber(distribution, words[at + 1]?.text ?? '');
    return upgraded && { release: upgraded, words: 2 };
  }
  const release = text.includes('.') && NUMBER.test(text) ? readNumber(distribution, text) : null;
  return release && { release, words: 1 };
}

function withoutPrefix({ prefix }: Distribution, text: string, from: Origin): string | null {
  if (!prefix) return text;
  if (text.startsWith(prefix.letter)) return text.slice(prefix.letter.length);
  return prefix.always && from === 'name' ? null : text;
}

/** Reads `22-04` or `15-6`, where a major version alone is no release. */
function readTwoWords(distribution: Distribution, version: string, next: Word | undefined): Release | null {
  const { needs_minor } = distribution;
  if (needs_minor !== 'all' && !needs_minor?.includes(version)) return null;
  if (!/^\d{1,2}$/.test(version) || !next || !/^\d{1,2}$/.test(next.text)) return null;
  return readRelease(distribution, `${version}.${next.text}`);
}

/** Reads a version that the distribution, or an edition of it, has. */
function readNumber(distribution: Distribution, version: string): Release | null {
  const edition = editionOf(distribution);
  return readRelease(distribution, version) ?? (edition ? readRelease(edition, version) : null);
}

/** With a space before it, `88` may count anything; Ubuntu's four digits do not. */
function readCompact(distribution: Distribution, version: string, joined: boolean): Release | null {
  const isClear = joined || (distribution.major_parts === 2 && version.length === 4);
  return isClear ? readCompactRelease(distribution, version) : null;
}

function editionOf({ edition }: Distribution): Distribution | undefined {
  return edition && distributionNamed(edition.os_name);
}

/** Gives one reading where all say the same, the most exact; else all of them. */
function settle(distribution: Distribution, found: readonly Release[], isEdition: boolean): Reading[] {
  const edition = editionOf(distribution);
  if (!edition) return mergeReadings(found.map(({ major, minor }) => ({ distribution, major, minor })));
  const readings = found.flatMap(({ major, minor }): Reading[] => {
    const row = isEdition || !isKnownRelease(distribution, { major, minor }) ? edition : distribution;
    return isKnownRelease(row, { major, minor }) ? [{ distribution: row, major, minor }] : [];
  });
  return mergeReadings(readings);
}

/** Merges readings: one that another refines is left out. More than one are left only when they disagree. */
export function mergeReadings(readings: readonly Reading[]): Reading[] {
  if (readings.length < 2) return [...readings];
  const merged: Reading[] = [];
  for (const reading of readings) {
    const same = merged.findIndex((other) => agree(other, reading));
    if (same < 0) merged.push(reading);
    else if (merged[same]!.minor === '') merged[same] = reading;
  }
  return merged;
}

function agree(a: Reading, b: Reading): boolean {
  if (a.distribution !== b.distribution || a.major !== b.major) return false;
  return a.minor === b.minor || a.minor === '' || b.minor === '';
}
