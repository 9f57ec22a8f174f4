import { ARCHITECTURES, DISTRIBUTIONS, FILLERS, type Distribution } from './distributions.js';
import type { ProviderImage } from './provider.js';

/** The operating system of an image, as far as it is known. */
export type DetectedOs = Pick<
  ProviderImage,
  'os_name' | 'os_major' | 'os_minor' | 'os_release_name' | 'os_family' | 'username'
>;

/** The fields of a source that describe an operating system. */
export interface OsFields {
  /** `ubuntu`, `Rockylinux`, `rhel9.4`, `win2k22`. */
  distribution: string;
  /** The first one with a version counts: `22.04`, `9-Stream`, `15 SP6`, `jammy`. */
  versions: readonly string[];
  /** The source's own release name, for releases newer than our table. */
  release_name?: string | null;
}

const NOTHING: DetectedOs = {
  os_name: null,
  os_major: null,
  os_minor: null,
  os_release_name: null,
  os_family: null,
  username: null,
};

/** Detects the operating system from fields of the source; all null when the distribution is unknown. */
export function detectOs(words: OsFields): DetectedOs {
  const found = findDistribution(words.distribution);
  if (!found) return NOTHING;
  const said = [...words.versions, found.rest];
  const version = firstVersion(said, found.row);
  const row = rename(found.row, version, said);
  return {
    os_name: row.os_name,
    os_major: version?.major ?? null,
    os_minor: version?.minor ?? null,
    os_release_name: releaseName(row, version, words.release_name),
    os_family: row.os_family,
    username: row.username,
  };
}

/**
 * Detects the operating system from an image's name, as in `debian-12-genericcloud-amd64` or `Ubuntu 24.04 LTS`. A distribution
 * counts only when its version follows: `oracle-tools on debian` says nothing.
 */
export function detectOsFromName(name: string): DetectedOs {
  const match = NAME_PATTERN.exec(name);
  if (!match?.[1]) return NOTHING;
  const between = match[2] ?? '';
  return detectOs({ distribution: match[1], versions: [`${match[3] ?? ''} ${between}`, between] });
}

/** Returns the catalog's name of an architecture; null when it is not a single word. */
export function normaliseArchitecture(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const word = value.trim().toLowerCase();
  return ARCHITECTURES[word] ?? (/^[a-z0-9][a-z0-9_-]{0,31}$/.test(word) ? word : null);
}

/** Detects the architecture from an image's name, as in `debian-12-generic-amd64`. */
export function detectArchitecture(name: string): string | null {
  return normaliseArchitecture(ARCHITECTURE_PATTERN.exec(name)?.[1]);
}

/** The length of Foreman's column for minor versions. */
const MINOR_LENGTH = 16;

interface Version {
  major: string;
  minor: string;
}

/** All ids, the longest first, so that `centos-stream` is tried before `centos`. */
const BY_ID = DISTRIBUTIONS.flatMap((row) => row.ids.map((id) => ({ id, row }))).sort(
  (a, b) => b.id.length - a.id.length,
);
const RELEASE_NAMES = DISTRIBUTIONS.flatMap((row) => Object.values(row.release_names ?? {}));
/** A distribution, then fillers, then a version, which is optional after a release name. */
const NAME_PATTERN = new RegExp(
  [
    `(?<![a-z])(${BY_ID.map(({ id }) => id).join('|')})`,
    `((?:[\\s_-]+(?:${[...FILLERS, ...RELEASE_NAMES].join('|')}))*)`,
    `[\\s_-]*v?(\\d+(?:\\.\\d+)*(?:[\\s_-]?sp\\d+)?|(?<=${RELEASE_NAMES.join('|')}))`,
  ].join(''),
  'i',
);
const ARCHITECTURE_PATTERN = /(?<![a-z0-9])(amd64|x86[_-]64|arm64|aarch64|ppc64el|ppc64le|s390x|riscv64)(?![a-z0-9])/i;

function findDistribution(text: string): { row: Distribution; rest: string } | null {
  const word = text.trim().toLowerCase();
  const exact = BY_ID.find(({ id }) => id === word);
  if (exact) return { row: exact.row, rest: '' };
  const prefix = BY_ID.find(({ id }) => word.startsWith(id) && /^[\s._-]?\d/.test(word.slice(id.length)));
  return prefix ? { row: prefix.row, rest: word.slice(prefix.id.length) } : null;
}

function firstVersion(said: readonly string[], row: Distribution): Version | null {
  for (const text of said) {
    const version = readVersion(text, row);
    if (version) return version;
  }
  return null;
}

function readVersion(text: string, row: Distribution): Version | null {
  const words = text.toLowerCase().split(/[\s_-]+/);
  const named = Object.entries(row.release_names ?? {}).find(([, name]) => words.includes(name))?.[0];
  // Windows writes 2k22 for 2022, SUSE writes SP6 for .6.
  const digits = text.replace(/\b2k(\d\d)/i, '20$1').replace(/[\s_-]?sp(\d+)/i, '.$1');
  const match = /(?<![\d.])(\d{1,5})((?:\.\d{1,8})*)(?![\d])/.exec(digits) ?? /^(\d+)((?:\.\d+)*)$/.exec(named ?? '');
  if (!match?.[1]) return null;
  const parts = (match[2] ?? '')
    .slice(1)
    .split('.')
    .slice(0, (row.version_parts ?? 4) - 1);
  return { major: match[1], minor: parts.join('.').slice(0, MINOR_LENGTH).replace(/\.$/, '') };
}

function rename(row: Distribution, version: Version | null, said: readonly string[]): Distribution {
  const { renamed } = row;
  if (!renamed) return row;
  const applies = Number(version?.major) >= renamed.from || said.some((text) => renamed.word.test(text));
  return applies ? (BY_ID.find(({ id }) => id === renamed.to)?.row ?? row) : row;
}

function releaseName(row: Distribution, version: Version | null, said: string | null | undefined): string | null {
  if (row.os_family !== 'Debian') return null;
  const names = row.release_names ?? {};
  const known = version ? (names[`${version.major}.${version.minor}`] ?? names[version.major]) : undefined;
  return known ?? (said && /^[a-z]{3,32}$/i.test(said) ? said.toLowerCase() : null);
}
