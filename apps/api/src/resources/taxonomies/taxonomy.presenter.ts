import {
  type DeletedTaxonomyView,
  kindOfClass,
  type LocationShowView,
  type OrganizationShowView,
  type TaxonomyComputeResourceView,
  type TaxonomyView,
} from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import { presentParameter } from '../parameters/parameter.presenter.js';
import type { TaxonomyDetails, TaxonomyRow } from './taxonomy.row.js';

/** Shows an organization or a location in a list. Foreman: app/views/api/v2/taxonomies/main.json.rabl */
export function presentTaxonomy(row: TaxonomyRow): TaxonomyView {
  return {
    ancestry: row.ancestry,
    parent_id: row.parent_id,
    parent_name: row.parent_name,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    id: row.id,
    name: row.name,
    title: row.title,
    description: row.description,
  };
}

/** Shows an organization with what belongs to it. */
export function presentOrganization(row: TaxonomyDetails, showHidden: boolean): OrganizationShowView {
  return { ...ofBothKinds(row), locations: row.linked, ...restOf(row, showHidden) };
}

/** Shows a location with what belongs to it. */
export function presentLocation(row: TaxonomyDetails, showHidden: boolean): LocationShowView {
  return { ...ofBothKinds(row), organizations: row.linked, ...restOf(row, showHidden) };
}

/** Shows a deleted organization or location: the row itself. */
export function presentDeletedTaxonomy(row: TaxonomyRow): DeletedTaxonomyView {
  return {
    id: row.id,
    name: row.name,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
    ignore_types: row.ignore_types,
    description: row.description,
    ancestry: row.ancestry,
    title: row.title,
  };
}

// What is inherited from parents is one empty object in Foreman. Foreman: taxonomy.rb, params_objects
function restOf({ parameters, ancestry }: TaxonomyDetails, showHidden: boolean) {
  return {
    hosts_count: 0,
    parameters: [...parameters.map((row) => presentParameter(row, showHidden)), ...(ancestry === null ? [] : [{}])],
    deprecations: { environments: 'Environments got deprecated from this endpoint.' },
  };
}

// The order of keys is Foreman's; those of the list follow the view's own.
function ofBothKinds(row: TaxonomyDetails) {
  const { description, created_at, updated_at, ...shown } = presentTaxonomy(row);
  return {
    select_all_types: row.ignore_types,
    description,
    created_at,
    updated_at,
    ...shown,
    users: row.users,
    smart_proxies: [],
    subnets: [],
    compute_resources: row.compute_resources.map(presentMember),
    media: [],
    ptables: [],
    provisioning_templates: [],
    domains: [],
    realms: [],
    hostgroups: [],
  };
}

function presentMember({
  id,
  name,
  type,
  inherited,
}: TaxonomyDetails['compute_resources'][number]): TaxonomyComputeResourceView {
  const kind = kindOfClass(type);
  const lastSegment = type.split('::').at(-1) ?? type;
  return {
    id,
    name,
    provider: kind?.name ?? lastSegment,
    provider_friendly_name: kind?.provider_friendly_name ?? lastSegment,
    inherited,
  };
}
