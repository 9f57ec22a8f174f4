import { Image } from '@image-catalog/database';
import { type AdoptedKind, NotAdopted } from './adopted-kind.js';
import type { KnownIds } from './known-ids.js';
import type { AdoptedKindName, TheirImage } from './their-rows.js';

/** Images. The first sync recognises them by their uuid. */
export const IMAGES: AdoptedKind<TheirImage> = {
  name: 'image',
  plural: 'images',
  table: 'images',
  entity: Image,
  auditable_type: 'Image',
  seeds: null,
  nameOf: ({ name }) => name,
  identity: ({ uuid, compute_resource_id }) => ({ uuid, compute_resource_id }),
  columns: (row, ids) => ({
    name: row.name,
    uuid: row.uuid,
    username: row.username,
    user_data: row.user_data,
    iam_role: row.iam_role,
    compute_resource_id: ofAdopted('compute_resource', row.compute_resource_id, ids),
    operatingsystem_id: ofAdopted('operatingsystem', row.operatingsystem_id, ids),
    architecture_id: ofAdopted('architecture', row.architecture_id, ids),
  }),
};

const WORDS: Partial<Record<AdoptedKindName, string>> = {
  compute_resource: 'compute resource',
  operatingsystem: 'operating system',
};

function ofAdopted(kind: AdoptedKindName, theirs: number, ids: KnownIds): number {
  const ours = ids.get(kind, theirs);
  if (ours === undefined) throw new NotAdopted(`Its ${WORDS[kind] ?? kind} (id ${theirs}) was not brought in.`);
  return ours;
}
