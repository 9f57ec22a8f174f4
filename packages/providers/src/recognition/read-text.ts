import type { Distribution } from './distribution.js';
import { DISTRIBUTIONS } from './distributions.js';
import { isDerivative } from './derivatives.js';
import { isFiller } from './fillers.js';
import { findId } from './ids.js';
import { readRelease } from './releases.js';
import { readVersions, type Reading, releaseNamed } from './read-versions.js';
import { type Word, wordsOf } from './words.js';

/** Words between a release name and the publisher's word beside it. */
const MOST_BETWEEN = 4;

const BY_RELEASE_NAME: ReadonlyMap<string, Distribution> = new Map(
  DISTRIBUTIONS.flatMap((row) => Object.values(row.release_names ?? {}).map((name) => [name, row] as const)),
);
const BY_RELEASE_WORD: ReadonlyMap<string, { distribution: Distribution; version: string }> = new Map(
  DISTRIBUTIONS.flatMap((distribution) =>
    Object.entries(distribution.release_words ?? {}).map(
      ([word, version]) => [word, { distribution, version }] as const,
    ),
  ),
);

/**
 * Reads which operating systems a text names, as in `debian-12-genericcloud-amd64` or `Ubuntu 24.04 LTS`. A distribution counts
 * when one of its versions follows, with nothing but known words between: `oracle-tools on debian` says nothing.
 */
export function readText(text: string): Reading[] {
  const words = wordsOf(text);
  const readings: Reading[] = [];
  for (let at = 0; at < words.length; ) {
    if (readings.length === 0 && isDerivative(words[at]?.text ?? '')) return [];
    const id = findId(words, at, 'name');
    readings.push(...(id ? readVersions(id.distribution, words, at + id.words.length, 'name') : readAlone(words, at)));
    at += id?.words.length ?? 1;
  }
  return readings;
}

/** Reads a word that needs no distribution before it: `al2023`, or a release name beside a word of its publisher. */
function readAlone(words: readonly Word[], at: number): Reading[] {
  const word = words[at]?.text ?? '';
  const released = BY_RELEASE_WORD.get(word);
  if (released) {
    const release = readRelease(released.distribution, released.version);
    return release ? [{ distribution: released.distribution, ...release }] : [];
  }
  const distribution = BY_RELEASE_NAME.get(word);
  if (!distribution || !isBesideItsPublisher(distribution, words, at)) return [];
  const release = releaseNamed(distribution, word);
  return release ? [{ distribution, ...release }] : [];
}

function isBesideItsPublisher(distribution: Distribution, words: readonly Word[], at: number): boolean {
  const publishers = distribution.release_name_beside ?? [];
  for (const { text } of words.slice(at + 1, at + 1 + MOST_BETWEEN)) {
    if (publishers.includes(text)) return true;
    if (!isFiller(text)) return false;
  }
  return false;
}
