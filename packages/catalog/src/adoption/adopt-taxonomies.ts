import { Location, LocationOrganization, Organization } from '@image-catalog/database';
import { type AdoptedKind, NotAdopted } from './adopted-kind.js';
import type { KnownIds } from './known-ids.js';
import { replaceParameters } from './replace-parameters.js';
import type { TheirTaxonomy } from './their-rows.js';

/** Foreman calls them so in a new installation, and so do we. */
const FIRST = { organization: 'Default Organization', location: 'Default Location' } as const;

const taxonomy = (name: 'organization' | 'location') => ({
  name,
  plural: `${name}s`,
  table: `${name}s`,
  seeds: { where: { title: FIRST[name] }, named: 'title' },
  nameOf: ({ title }: TheirTaxonomy) => title,
  members: replaceParameters(`${name}_id`),
  identity: ({ title }: Record<string, unknown>) => ({ title }),
  columns: (row: TheirTaxonomy, ids: KnownIds) => ({
    name: row.name,
    title: row.title,
    description: row.description,
    ignore_types: row.select_all_types,
    ...placeInTree(name, row, ids),
  }),
});

/** Organizations, parents before children. */
export const ORGANIZATIONS: AdoptedKind<TheirTaxonomy> = {
  ...taxonomy('organization'),
  entity: Organization,
  auditable_type: 'Organization',
};

/** Locations, parents before children, with the organizations that they belong to. */
export const LOCATIONS: AdoptedKind<TheirTaxonomy> = {
  ...taxonomy('location'),
  entity: Location,
  auditable_type: 'Location',
  links: (row, ids) => [
    {
      entity: LocationOrganization,
      own: 'location_id',
      other: 'organization_id',
      ids: ids.all('organization', row.organization_ids),
    },
  ],
};

function placeInTree(kind: 'organization' | 'location', row: TheirTaxonomy, ids: KnownIds) {
  if (row.parent_id === null) return { parent_id: null, ancestry: null };
  const line = row.ancestor_ids.map((id) => ids.get(kind, id));
  if (line.includes(undefined)) throw new NotAdopted(`The ${kind} above it was not brought in.`);
  return { parent_id: line.at(-1), ancestry: line.join('/') };
}
