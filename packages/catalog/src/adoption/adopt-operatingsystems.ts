import { ArchitectureOperatingsystem, Operatingsystem, titleOf } from '@image-catalog/database';
import type { AdoptedKind } from './adopted-kind.js';
import { replaceParameters } from './replace-parameters.js';
import type { TheirOperatingsystem } from './their-rows.js';

/** Operating systems, with their architectures and parameters. */
export const OPERATINGSYSTEMS: AdoptedKind<TheirOperatingsystem> = {
  name: 'operatingsystem',
  plural: 'operating systems',
  table: 'operatingsystems',
  entity: Operatingsystem,
  auditable_type: 'Operatingsystem',
  seeds: null,
  nameOf: (row) => titleOf(row),
  identity: ({ name, major, minor }) => ({ name, major, minor }),
  columns: (row) => ({
    name: row.name,
    major: row.major,
    minor: row.minor,
    description: row.description,
    family: row.family,
    release_name: row.release_name,
    title: titleOf(row),
    ...(row.password_hash !== null && { password_hash: row.password_hash }),
  }),
  links: (row, ids) => [
    {
      entity: ArchitectureOperatingsystem,
      own: 'operatingsystem_id',
      other: 'architecture_id',
      ids: ids.all('architecture', row.architecture_ids),
    },
  ],
  members: replaceParameters('operatingsystem_id'),
};
