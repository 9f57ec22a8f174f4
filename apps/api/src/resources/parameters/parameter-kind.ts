import { PARENTS } from '../../access/parent.js';
import type { ParameterRow } from './parameter.row.js';

/** What differs between the parameters of operating systems, organizations and locations. Foreman: app/models/parameters/ */
export interface ParameterKind {
  /** The column of the owner, which is also the parameter of the path. */
  owner: Extract<keyof ParameterRow, 'operatingsystem_id' | 'organization_id' | 'location_id'>;
  parent: (typeof PARENTS)['operatingsystem_id' | 'organization_id' | 'location_id'];
  /** The name of the list in the owner's body and audits. */
  list: 'os_parameters' | 'organization_parameters' | 'location_parameters';
  /** The owner in words, as views show it. */
  associated_type: 'operating system' | 'organization' | 'location';
  /** Which one wins when a host gets several of one name. */
  priority: number;
}

/** Parameters of operating systems. */
export const OS_PARAMETERS: ParameterKind = {
  owner: 'operatingsystem_id',
  parent: PARENTS.operatingsystem_id,
  list: 'os_parameters',
  associated_type: 'operating system',
  priority: 50,
};

/** Parameters of organizations and of locations. */
export const TAXONOMY_PARAMETERS: Readonly<Record<'organization' | 'location', ParameterKind>> = {
  organization: {
    owner: 'organization_id',
    parent: PARENTS.organization_id,
    list: 'organization_parameters',
    associated_type: 'organization',
    priority: 10,
  },
  location: {
    owner: 'location_id',
    parent: PARENTS.location_id,
    list: 'location_parameters',
    associated_type: 'location',
    priority: 20,
  },
};

/** Gives the kind of a row. */
export function kindOf(row: ParameterRow): ParameterKind {
  if (row.operatingsystem_id !== null) return OS_PARAMETERS;
  return TAXONOMY_PARAMETERS[row.organization_id === null ? 'location' : 'organization'];
}
