import type { OPERATINGSYSTEM_FAMILIES } from '@image-catalog/spec';

/** A distribution, and which of its releases exist. To recognise a new one, add a row to DISTRIBUTIONS. */
export interface Distribution {
  /** The operating system's name in Foreman's facts. */
  os_name: string;
  os_family: (typeof OPERATINGSYSTEM_FAMILIES)[number] | null;
  /** Its ids in names, in lower case, with one space between words. */
  ids: readonly string[];
  /** Further ids that only a field may use, because they are words of other things in a name. */
  field_ids?: readonly string[];
  /** Ids that count only with a version right behind them, and the form that it must have: `w2k19`. */
  joined_ids?: Readonly<Record<string, RegExp>>;
  /** Words that are an id and a version at once: `al2023`. */
  release_words?: Readonly<Record<string, string>>;
  /** A letter before versions: ALT's `p10`. With `always`, a version without it is none in a name. */
  prefix?: { letter: string; always: boolean };
  /** The login of its own cloud images; on EC2 where publishers use another there. */
  username: string | null;
  ec2_username?: string;
  /** The releases that exist: the minor versions of each major version, as `minorsOf` reads them. */
  releases: Readonly<Record<string, string>>;
  /** Parts of a version that tell releases apart; further ones are left out. 2 when absent. */
  parts?: 1 | 3 | 4;
  /** Parts of a major version. Foreman tells Ubuntu by `22.04`. Foreman: Operatingsystem.os_major_minor_from_version_str */
  major_parts?: 2;
  /** The major versions that alone are no release, so that the next number is the minor version: `leap-15-6`. */
  needs_minor?: 'all' | readonly string[];
  /** Release names by version. Only the family Debian needs them. */
  release_names?: Readonly<Record<string, string>>;
  /** Words beside which a release name alone says enough: `jammy-server-cloudimg-amd64.img`. */
  release_name_beside?: readonly string[];
  /** An edition that is a distribution of its own in Foreman, and the word that tells it. */
  edition?: { word: string; os_name: string };
  /** Distributions that sources call by this one's name, because their list does not know them. */
  stands_for?: readonly string[];
}
