import type { EntityManager } from 'typeorm';
import { type FieldErrors, Invalid } from '../../foreman/errors.js';
import { addError, isFine } from '../../foreman/shape-errors.js';
import { isRowId } from '../../sql/constraints.js';
import { readLinks } from '../../sql/links.js';
import { LOCATION, ORGANIZATION, taxonomyLinks } from '../taxonomies/taxonomy-kind.js';
import { lockDefaultTaxonomy } from './lock-default-taxonomy.statement.js';
import type { UserColumns } from './user.fields.js';

/** The default organization and location of a user, as far as a body gives them. */
type Defaults = Partial<Pick<UserColumns, 'default_organization_id' | 'default_location_id'>>;

/**
 * Gives the default organization and location that a body asks for; an id that nothing has means none. They must be the
 * user's own or below one of those, unless the user is an admin. Foreman: app/models/user.rb, default_organization_inclusion
 * @throws Invalid for the row of `rowId`, which is null for a new one.
 */
export async function ownDefaults(
  manager: EntityManager,
  id: number,
  user: Defaults & Pick<UserColumns, 'admin'>,
  rowId: number | null,
): Promise<Defaults> {
  const errors: FieldErrors = {};
  const defaults: Defaults = {};
  for (const kind of [ORGANIZATION, LOCATION]) {
    const column = `default_${kind.one}_id` as const;
    const taxonomy = user[column];
    if (taxonomy === undefined) continue;
    defaults[column] = null;
    if (taxonomy === null || !isRowId(taxonomy)) continue;
    const own = user.admin ? null : await readLinks(manager, taxonomyLinks('user', kind), id);
    const isAllowed = await lockDefaultTaxonomy(manager, kind, taxonomy, own);
    if (isAllowed) defaults[column] = taxonomy;
    else if (isAllowed === false)
      addError(errors, `default_${kind.one}`, `default ${kind.many} need to be user ${kind.many} first`);
  }
  if (!isFine(errors)) throw new Invalid(rowId, errors);
  return defaults;
}
