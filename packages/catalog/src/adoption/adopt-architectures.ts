import { Architecture } from '@image-catalog/database';
import type { AdoptedKind } from './adopted-kind.js';

/** Architectures. */
export const ARCHITECTURES: AdoptedKind = {
  name: 'architecture',
  plural: 'architectures',
  table: 'architectures',
  entity: Architecture,
  auditable_type: 'Architecture',
  seeds: { where: { name: 'x86_64' }, named: 'name' },
  nameOf: ({ name }) => name,
  identity: ({ name }) => ({ name }),
  columns: ({ name }) => ({ name }),
};
