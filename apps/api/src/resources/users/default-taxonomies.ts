import type { EntityManager } from 'typeorm';
import { isRowId } from '../../sql/constraints.js';
import type { FieldErrors } from '../../foreman/errors.js';
import { addError } from '../../foreman/shape-errors.js';
import { LOCATIONS, ORGANIZATIONS, readLinks } from './user-links.js';

/** What a user is about to be, as far as its default taxonomies are concerned. */
interface Candidate {
  id: number;
  admin: boolean;
  default_organization_id?: number | null | undefined;
  default_location_id?: number | null | undefined;
}

const KINDS = [
  ['organization', ORGANIZATIONS],
  ['location', LOCATIONS],
] as const;

/**
 * Finds what is wrong with the default organization and location that a body gives: they must exist, and be the user's
 * own or below one of those, unless the user is an admin. Foreman: app/models/user.rb, default_organization_inclusion
 */
export async function defaultTaxonomyErrors(manager: EntityManager, candidate: Candidate): Promise<FieldErrors> {
  const errors: FieldErrors = {};
  for (const [word, belonging] of KINDS) {
    const id = candidate[`default_${word}_id`];
    if (id === undefined || id === null) continue;
    const own = candidate.admin ? null : await readLinks(manager, belonging, candidate.id);
    if (!(await isWithin(manager, `${word}s`, id, own)))
      addError(errors, `default_${word}`, `default ${word}s need to be user ${word}s first`);
  }
  return errors;
}

async function isWithin(
  manager: EntityManager,
  table: 'organizations' | 'locations',
  id: number,
  own: number[] | null,
): Promise<boolean> {
  if (!isRowId(id)) return false;
  const rows = await manager.query<unknown[]>(
    `SELECT 1 FROM ${table} WHERE id = $1 AND ($2::int[] IS NULL OR id = ANY($2::int[])
       OR string_to_array(ancestry, '/')::int[] && $2::int[]) FOR KEY SHARE`,
    [id, own],
  );
  return rows.length > 0;
}
