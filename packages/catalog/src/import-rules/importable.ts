import { cleanLine, deduceFamily, OPERATINGSYSTEM_FAMILIES, TEXT_LIMITS } from '@image-catalog/spec';
import { type ImportHints, type NewImage, type NewOperatingsystem, titleOf } from '@image-catalog/database';
import type { RuleForImport } from '@image-catalog/database';
import { fillTemplate } from './name-template.js';

/** Why an available image is not imported: its rule ignores it, or rule and hints together say too little. */
export type Refusal = 'ignored' | 'state' | 'hidden' | 'uuid' | 'readings' | 'operatingsystem' | 'architecture';

/** The image that an available image becomes, and its operating system in case that must be created. */
export interface Import {
  image: NewImage;
  /** Null when the rule names an existing one. */
  operatingsystem: NewOperatingsystem | null;
  /** Whether Foreman's rules allow to create this operating system. If not, it must exist. */
  can_create_operatingsystem: boolean;
}

const DEFAULT_USERNAME = 'root';

/**
 * Decides what an available image becomes, or why it is not imported. The rule that takes it goes first; what the rule does not
 * say comes from the image's hints.
 *
 *   rule      active   uuid <= 255   operating system   architecture   result
 *   ignores   any      any           any                any            ignored
 *   other     no       any           any                any            state
 *   other     hidden   any           any                any            hidden
 *   other     yes      no            any                any            uuid
 *   other     yes      yes           several            any            readings
 *   other     yes      yes           no                 any            operatingsystem
 *   other     yes      yes           yes                no             architecture
 *   other     yes      yes           yes                yes            an image; its username is the rule's, the hint, or
 *                                                                      else `root`
 *
 * The hint of an operating system needs a name and a major version, which may have two numbers: Ubuntu's is `22.04`.
 */
export function readImport(available: ImportHints, rule: RuleForImport | null = null): Import | Refusal {
  if (rule?.action === 'ignore') return 'ignored';
  if (available.state !== 'active') return 'state';
  if (available.withdrawal === 'hidden') return 'hidden';
  if (available.uuid.length > TEXT_LIMITS.line) return 'uuid';
  const isGiven = rule !== null && rule.operatingsystem_id !== null;
  const operatingsystem = isGiven ? null : readOperatingsystem(available);
  if (!isGiven && !operatingsystem) return available.os_readings.length > 0 ? 'readings' : 'operatingsystem';
  const architecture = rule?.architecture_name ?? unspaced(available.architecture);
  if (architecture === '') return 'architecture';
  return {
    image: readImage(available, rule, operatingsystem, architecture),
    operatingsystem,
    can_create_operatingsystem: operatingsystem?.family !== 'Debian' || operatingsystem.release_name !== null,
  };
}

function readImage(
  available: ImportHints,
  rule: RuleForImport | null,
  os: NewOperatingsystem | null,
  architecture: string,
): NewImage {
  const title = os?.title ?? rule?.operatingsystem_title ?? '';
  const filled = fillTemplate(rule?.name_template ?? null, { ...available, os: title, architecture });
  const name = cleanLine(filled, TEXT_LIMITS.line) || cleanLine(available.name, TEXT_LIMITS.line);
  return {
    uuid: available.uuid,
    name,
    username:
      cleanLine(rule?.username ?? '', TEXT_LIMITS.line) ||
      cleanLine(available.username ?? '', TEXT_LIMITS.line) ||
      DEFAULT_USERNAME,
    user_data: rule?.user_data ?? true,
    architecture,
    os_name: os?.name ?? '',
    os_major: os?.major ?? '',
    os_minor: os?.minor ?? '',
    os_title: title,
    rule_id: rule?.id ?? null,
    rule_operatingsystem_id: rule?.operatingsystem_id ?? null,
  };
}

/** Reads the operating system of the hints in Foreman's form: no white space in its name, versions of digits. Null without one. */
function readOperatingsystem(available: ImportHints): NewOperatingsystem | null {
  const name = unspaced(available.os_name);
  const major = available.os_major ?? '';
  if (name === '' || !/^(?=.{1,5}$)\d+(\.\d+)?$/.test(major)) return null;
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
