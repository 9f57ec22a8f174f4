import { type ImportHints, type NewImage, type NewOperatingsystem, titleOf } from '@image-catalog/database';
import { deduceFamily, OPERATINGSYSTEM_FAMILIES } from '@image-catalog/spec';
import { cleanLine } from '../sync/clean-text.js';

/** Why the hints of an available image make no image. */
export type Refusal = 'state' | 'uuid' | 'operatingsystem' | 'architecture';

/** What an available image becomes: an image, and its operating system in case there is none yet. */
export interface Import {
  image: NewImage;
  operatingsystem: NewOperatingsystem;
  /** False when Foreman's rules forbid to create this operating system: then only one that exists will do. */
  can_create_operatingsystem: boolean;
}

/** Foreman's columns hold this many characters. */
const COLUMN = 255;
const DEFAULT_USERNAME = 'root';
/** Of the uuid, to tell two images of one name apart. */
const SHORT_UUID = 8;

/**
 * Says what an available image becomes by its hints alone, or why it becomes none.
 *
 *   active   uuid <= 255   os name and major   architecture   result
 *   no       any           any                 any            state
 *   yes      no            any                 any            uuid
 *   yes      yes           no                  any            operatingsystem
 *   yes      yes           yes                 no             architecture
 *   yes      yes           yes                 yes            an image; its username is the hint, or else `root`
 */
export function readImport(available: ImportHints): Import | Refusal {
  if (available.state !== 'active') return 'state';
  if (available.uuid.length > COLUMN) return 'uuid';
  const operatingsystem = readOperatingsystem(available);
  if (!operatingsystem) return 'operatingsystem';
  const architecture = unspaced(available.architecture);
  if (architecture === '') return 'architecture';
  const { family, release_name } = operatingsystem;
  return {
    image: readImage(available, operatingsystem, architecture),
    operatingsystem,
    can_create_operatingsystem: family !== 'Debian' || release_name !== null,
  };
}

function readImage(available: ImportHints, os: NewOperatingsystem, architecture: string): NewImage {
  const suffix = ` (${cleanLine(available.uuid, SHORT_UUID)})`;
  return {
    uuid: available.uuid,
    name: cleanLine(available.name, COLUMN),
    second_name: `${cleanLine(available.name, COLUMN - suffix.length)}${suffix}`,
    username: cleanLine(available.username ?? '', COLUMN) || DEFAULT_USERNAME,
    architecture,
    os_name: os.name,
    os_major: os.major,
    os_minor: os.minor,
    os_title: os.title,
  };
}

/** Reads an operating system in Foreman's form: no white space in its name, versions of digits. Null when the hints have none. */
function readOperatingsystem(available: ImportHints): NewOperatingsystem | null {
  const name = unspaced(available.os_name);
  const major = available.os_major ?? '';
  if (name === '' || !/^\d{1,5}$/.test(major)) return null;
  const minor = /^(?=.{1,16}$)\d+(\.\d+)*$/.test(available.os_minor ?? '') ? (available.os_minor ?? '') : '';
  const title = titleOf({ name, major, minor, description: null });
  const family = OPERATINGSYSTEM_FAMILIES.find((known) => known === available.os_family) ?? deduceFamily(name);
  // Foreman: app/models/operatingsystem.rb, downcase_release_name
  const release_name = available.os_release_name?.trim().toLowerCase() || null;
  return { name, major, minor, title, family, release_name };
}

function unspaced(text: string | null): string {
  return (text ?? '').trim().replace(/\s+/g, '_');
}
