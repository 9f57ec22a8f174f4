import type { Bounds } from '../../access/bounds.js';
import type { Scopable } from '../../access/scopable.js';
import type { Values } from '../../sql/values.js';
import { auditSearch } from './audits.search.js';

/** An audit belongs to the organizations and locations that its row had when it was written. */
export const auditScopable: Scopable = { table: 'audits', definition: auditSearch, within: writtenWithin };

/** The kinds of rows that belong to no organization or location. */
const UNTAXED = `'Architecture', 'Operatingsystem', 'Parameter', 'Role', 'Filter'`;

/** Foreman: concerns/audit_extensions.rb, taxed_and_untaxed */
function writtenWithin({ organizations, locations }: Bounds, values: Values): string[] {
  const conditions = [
    ...(organizations === null ? [] : [`audits.organization_ids && ${values.add(organizations)}::int[]`]),
    ...(locations === null ? [] : [`audits.location_ids && ${values.add(locations)}::int[]`]),
  ];
  if (conditions.length === 0) return [];
  return [`(audits.auditable_type IN (${UNTAXED}) OR ${conditions.join(' AND ')})`];
}
