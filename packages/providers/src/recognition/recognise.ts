import type { ProviderImage } from '../provider.js';
import { decide, titleOf, type Trust } from './decide.js';
import type { Distribution } from './distribution.js';
import { type FieldReading, type OsFields, readFields } from './read-fields.js';
import { readText } from './read-text.js';
import { mergeReadings, type Reading } from './read-versions.js';

/** The operating system of an image, as far as it is known, and the readings that kept it from being known. */
export type Recognised = Pick<
  ProviderImage,
  'os_name' | 'os_major' | 'os_minor' | 'os_release_name' | 'os_family' | 'username' | 'os_readings'
>;

/** What a source says of an image. */
export interface Said {
  /** A text that names the operating system; the first of several that names one counts. */
  names: readonly string[];
  /** Fields that describe it; null when the source has none. */
  fields?: OsFields | null;
  trust?: Trust;
  /** Whether it is a Windows, when the source says so. */
  is_windows?: boolean | null;
  /** Publishers use other logins on EC2. */
  cloud?: 'ec2';
}

/**
 * Recognises the operating system of an image. Fields go first, the name fills what they leave out. Readings that disagree are no
 * reading: they are kept, for a rule to decide.
 */
export function recognise(said: Said): Recognised {
  const named = firstNamed(said.names);
  const field = readFields(said.fields ?? (said.is_windows ? WINDOWS : NOTHING));
  if (field === 'unknown') return describe(null, named.map(titleOf), said.cloud);
  const { system, readings } = decide(field, named, said.trust ?? 'plain');
  const isRefused = system && said.is_windows != null && isWindows(system.distribution) !== said.is_windows;
  if (isRefused) return describe(null, [titleOf(system), said.is_windows ? 'windows' : 'not windows'], said.cloud);
  return describe(system, readings, said.cloud);
}

const WINDOWS: OsFields = { distribution: 'windows', versions: [] };
const NOTHING: OsFields = { distribution: '', versions: [] };

function firstNamed(names: readonly string[]): Reading[] {
  for (const name of names) {
    const readings = mergeReadings(readText(name));
    if (readings.length > 0) return readings;
  }
  return [];
}

function isWindows({ os_family }: Distribution): boolean {
  return os_family === 'Windows';
}

function describe(system: FieldReading | null, readings: readonly string[], cloud: Said['cloud']): Recognised {
  const { distribution, major, minor, release_name } = system ?? {};
  return {
    os_name: distribution?.os_name ?? null,
    os_major: major ?? null,
    os_minor: major == null ? null : (minor ?? ''),
    os_release_name: distribution ? releaseNameOf(distribution, major ?? null, release_name) : null,
    os_family: distribution?.os_family ?? null,
    username: distribution ? loginOf(distribution, cloud) : null,
    os_readings: [...new Set(readings)],
  };
}

function releaseNameOf({ release_names }: Distribution, major: string | null, said: string | null | undefined) {
  if (major === null || !release_names) return null;
  return release_names[major] ?? said ?? null;
}

function loginOf({ username, ec2_username }: Distribution, cloud: Said['cloud']): string | null {
  return (cloud === 'ec2' ? ec2_username : undefined) ?? username;
}
