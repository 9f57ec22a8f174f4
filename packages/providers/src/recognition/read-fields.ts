import type { Distribution } from './distribution.js';
import { findId } from './ids.js';
import { mergeReadings, readVersions } from './read-versions.js';
import { type Word, wordsOf } from './words.js';

/** The fields of a source that describe an operating system. */
export interface OsFields {
  /** `ubuntu`, `Rockylinux`, `rhel9.4`, `win2k22`. */
  distribution: string;
  /** The first one with a version counts: `22.04`, `9-Stream`, `15 SP6`, `jammy`. */
  versions: readonly string[];
  /** The source's own release name, for releases newer than our table. */
  release_name?: string | null;
}

/** What fields say: a distribution, with its version when that exists. */
export interface FieldReading {
  distribution: Distribution;
  major: string | null;
  minor: string | null;
  /** What the field called it, when an edition was only deduced: `centos` with 9 is Stream, and may stand for AlmaLinux. */
  called?: Distribution;
  /** The source's name of a release that our table does not have. */
  release_name?: string | null;
}

/** Words by which sources say that they name no distribution. */
const SAYS_NOTHING: ReadonlySet<string> = new Set(
  'linux other others otherlinux unknown none null generic custom na default'.split(' '),
);

/** Reads the fields of a source; null when they say nothing, `unknown` when they name a distribution that is not ours. */
export function readFields(fields: OsFields): FieldReading | 'unknown' | null {
  const words = wordsOf(fields.distribution);
  if (words.every(({ text }) => SAYS_NOTHING.has(text))) return null;
  const id = findId(words, 0, 'field');
  if (!id) return 'unknown';
  const rest = words.slice(id.words.length);
  const { distribution } = id;
  for (const version of [...fields.versions.map(wordsOf), rest]) {
    const said = [...rest, ...withoutName(distribution, version)];
    const [reading, ...others] = mergeReadings(readVersions(distribution, said, 0, 'field'));
    const isExplicit = said.some(({ text }) => text === distribution.edition?.word);
    if (reading && others.length === 0) return isExplicit ? reading : { ...reading, called: distribution };
  }
  // `ubuntu tools` is not a field that names Ubuntu.
  if (rest.some(({ text }) => !/^[\d.]+$|^linux$|^server$|^core$|^tumbleweed$/.test(text))) return 'unknown';
  return readNewerRelease(distribution, fields) ?? { distribution, major: null, minor: null };
}

/** A version may repeat the distribution, or name its edition: `Ubuntu 22.04 LTS`, `CentOS Stream 9`. */
function withoutName(distribution: Distribution, version: readonly Word[]): readonly Word[] {
  const id = findId(version, 0, 'field');
  if (!id) return version;
  if (id.distribution === distribution) return version.slice(id.words.length);
  return id.distribution.os_name === distribution.edition?.os_name ? version.slice(1) : version;
}

/** A source that names a release, and has a version newer than all that our table knows, is believed. */
function readNewerRelease(distribution: Distribution, { versions, release_name }: OsFields): FieldReading | null {
  const { release_names, major_parts } = distribution;
  if (!release_names || !release_name || !/^[a-z]{3,32}$/i.test(release_name)) return null;
  const form = major_parts === 2 ? /^(\d\d\.\d\d)(?![\d.])/ : /^(\d{1,2})(?![\d.])/;
  const major = versions.map((version) => form.exec(version)?.[1]).find((version) => version !== undefined);
  const newest = Math.max(...Object.keys(release_names).map(Number));
  if (major === undefined || Number(major) <= newest) return null;
  return { distribution, major, minor: '', release_name: release_name.toLowerCase() };
}
