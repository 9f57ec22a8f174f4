import type { EntityManager } from 'typeorm';
import { type FieldErrors, Invalid } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { isRowId } from '../../sql/constraints.js';
import { readLinks } from '../../sql/links.js';
import { LOCATION, ORGANIZATION, taxonomyLinks } from '../taxonomies/taxonomy-kind.js';
import { lockDefaultTaxonomy } from './lock-default-taxonomy.statement.js';

/** What the default taxonomies of a user depend on. */
interface DefaultTaxonomies {
  admin: boolean;
  default_organization_id?: number | null | undefined;
  default_location_id?: number | null | undefined;
}

/**
 * Checks the default organization and location that a body gives: they must exist, and be the user's own or below one of
 * those, unless the user is an admin. Foreman: app/models/user.rb, default_organization_inclusion
 * @throws Invalid for the row of `rowId`, which is null for a new one.
 */
export async function assertDefaultTaxonomies(
  manager: EntityManager,
  id: number,
  user: DefaultTaxonomies,
  rowId: number | null,
): Promise<void> {
  const errors: FieldErrors = {};
  for (const kind of [ORGANIZATION, LOCATION]) {
    const taxonomy = user[`default_${kind.one}_id`];
    if (taxonomy === undefined || taxonomy === null) continue;
    const own = user.admin ? null : await readLinks(manager, taxonomyLinks('user', kind), id);
    if (!isRowId(taxonomy) || !(await lockDefaultTaxonomy(manager, kind, taxonomy, own)))
      addError(errors, `default_${kind.one}`, `default ${kind.many} need to be user ${kind.many} first`);
  }
  if (!isFine(errors)) throw new Invalid(rowId, errors);
}
