import type { EntityManager } from 'typeorm';
import { findFreeNames, type NewImage, readImportRules } from '@image-catalog/database';
import { findOtherNames } from './other-names.js';
import { type ImportRefusal, type PlannedImport, planImports } from './plan-imports.js';

/** Why an available image is not imported whatever rules and hints say. `name`: every name that it could have is taken. */
type ImportObstacle = 'missing' | 'deleted' | 'imported' | 'name';

/** What an available image would become. */
interface ImportedAs {
  name: string;
  username: string;
  user_data: boolean;
  /** Title of the operating system, which is created if it does not exist. */
  operatingsystem: string;
  architecture: string;
}

/** What becomes of an available image at the next run, and why. */
export interface ImportExplanation {
  uuid: string;
  name: string;
  /** The rule that takes it; null when none does, so that its hints alone decide. */
  rule: { id: number; name: string } | null;
  /** Null when it would be imported now. */
  reason: ImportRefusal | ImportObstacle | null;
  /** The reason as a sentence for a person. */
  message: string;
  /** What it would become; null when it would not. */
  becomes: ImportedAs | null;
}

/** Each reason as a sentence. */
const SENTENCES: Readonly<Record<ImportRefusal | ImportObstacle, string>> = {
  missing: 'The compute resource does not have it any more.',
  deleted: 'A person deleted its image, or keeps it from being imported.',
  imported: 'It is an image already.',
  ignored: 'Its rule says that it is to be ignored.',
  state: 'The compute resource does not call it active.',
  hidden: 'The compute resource hides it, as publishers do with older builds.',
  uuid: 'Its uuid is longer than the 255 characters that an image can have.',
  readings: 'What its compute resource says of it names several operating systems, and no rule says which:',
  operatingsystem: 'Neither a rule nor its hints name an operating system with a major version.',
  architecture: 'Neither a rule nor its hints name an architecture.',
  rule: 'A rule before any that takes it has a search that cannot be understood.',
  name: 'Other images of its operating system have every name that it could have, beginning with',
  release_name: 'Its operating system is not there yet, and one of the family Debian needs a release name to be made.',
};

/** Explains what becomes of an available image at the next run; undefined when the inventory does not contain it. */
export async function explainImport(
  manager: EntityManager,
  computeResourceId: number,
  uuid: string,
): Promise<ImportExplanation | undefined> {
  const rules = await readImportRules(manager, computeResourceId);
  const planned = await planImports(manager, computeResourceId, rules, [uuid]);
  return (await explainAll(manager, computeResourceId, planned))[0];
}

/** Explains planned imports in sentences, with the names that the images would get. */
export async function explainAll(
  manager: EntityManager,
  computeResourceId: number,
  planned: readonly PlannedImport[],
): Promise<ImportExplanation[]> {
  const names = await nameImports(manager, computeResourceId, planned);
  return planned.map((one) => explain(one, names.get(one.available.uuid) ?? null));
}

/** Finds by uuid the name that each import would get; null when all are taken. */
async function nameImports(
  manager: EntityManager,
  computeResourceId: number,
  planned: readonly PlannedImport[],
): Promise<ReadonlyMap<string, string | null>> {
  const named = planned.flatMap(({ available, result }) =>
    typeof result === 'string' ? [] : [{ available, image: result.image }],
  );
  if (named.length === 0) return new Map();
  const others = await findOtherNames(manager, computeResourceId, named);
  const images = named.map(({ image }) => ({ image, names: [image.name, ...(others.get(image.uuid) ?? [])] }));
  return findFreeNames(manager, computeResourceId, images);
}

function explain(planned: PlannedImport, freeName: string | null): ImportExplanation {
  const { available, rule, result } = planned;
  const image = typeof result === 'string' ? null : result.image;
  const refusal = typeof result === 'string' ? result : freeName === null ? 'name' : null;
  const reason = available.obstacle ?? refusal;
  return {
    uuid: available.uuid,
    name: available.name,
    rule: rule && { id: rule.id, name: rule.name },
    reason,
    message:
      reason === null ? 'It becomes an image at the next run.' : `${SENTENCES[reason]}${detailOf(planned, reason)}`,
    becomes: reason === null && image && freeName !== null ? describe({ ...image, name: freeName }) : null,
  };
}

function detailOf({ available, fault, result }: PlannedImport, reason: ImportRefusal | ImportObstacle): string {
  if (reason === 'rule' && fault) return ` ${fault.rule.name}: ${fault.message}`;
  if (reason === 'readings') return ` ${available.os_readings.join(', ')}.`;
  if (reason === 'name' && typeof result !== 'string') return ` ${result.image.name}.`;
  return '';
}

function describe({ name, username, user_data, os_title, architecture }: NewImage): ImportedAs {
  return { name, username, user_data, operatingsystem: os_title, architecture };
}
