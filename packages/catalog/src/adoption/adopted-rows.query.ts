import type { EntityManager } from 'typeorm';
import type { AdoptedRow } from '@image-catalog/database';
import type { AdoptedKindName } from './their-rows.js';

/** What is known of a row that an earlier adoption saw. */
export type KnownRow = Pick<AdoptedRow, 'their_id' | 'our_id' | 'outcome' | 'reason' | 'their_row'>;

/** Finds which of these rows an earlier run saw. */
export function findAdopted(
  manager: EntityManager,
  adoption_id: number,
  kind: AdoptedKindName,
  theirIds: readonly number[],
): Promise<KnownRow[]> {
  return manager.query(
    `SELECT their_id, our_id, outcome, reason, their_row FROM adopted_rows
     WHERE adoption_id = $1 AND kind = $2 AND their_id = ANY($3::int[])`,
    [adoption_id, kind, theirIds],
  );
}

/** Gives the ids of all rows of all kinds but images, theirs and ours. */
export function findKnownIds(
  manager: EntityManager,
  adoption_id: number,
): Promise<{ kind: AdoptedKindName; their_id: number; our_id: number }[]> {
  return manager.query(
    `SELECT kind, their_id, our_id FROM adopted_rows WHERE adoption_id = $1 AND kind <> 'image' AND our_id IS NOT NULL`,
    [adoption_id],
  );
}

/** Gives the ids that are taken in a table, of those asked for. */
export async function findTakenIds(
  manager: EntityManager,
  table: string,
  ids: readonly number[],
): Promise<Set<number>> {
  const rows = await manager.query<{ id: number }[]>(`SELECT id FROM ${table} WHERE id = ANY($1::int[])`, [ids]);
  return new Set(rows.map(({ id }) => id));
}

/** Gives the adoption of an address; undefined when there is none. */
export async function findAdoption(manager: EntityManager, address: string): Promise<number | undefined> {
  const [row] = await manager.query<{ id: number }[]>('SELECT id FROM adoptions WHERE address = $1', [address]);
  return row?.id;
}

/** Gives the rows that an adoption made here and that are still here. */
export async function findMadeRows(
  manager: EntityManager,
  adoption_id: number,
  kind: AdoptedKindName,
  table: string,
): Promise<{ id: number; name: string }[]> {
  return manager.query(
    `SELECT t.id, a.name FROM adopted_rows a JOIN ${table} t ON t.id = a.our_id
     WHERE a.adoption_id = $1 AND a.kind = $2 AND a.outcome = 'created' ORDER BY t.id DESC`,
    [adoption_id, kind],
  );
}

const MADE = (kind: string) =>
  `(SELECT our_id FROM adopted_rows WHERE adoption_id = $1 AND kind = '${kind}' AND outcome = 'created')`;

const changedSince = (kind: string, table: string) => `
  SELECT '${table} that were changed here' AS what, count(*)::int AS rows
  FROM adopted_rows a JOIN ${table} t ON t.id = a.our_id
  WHERE a.adoption_id = $1 AND a.kind = '${kind}' AND a.outcome = 'created' AND t.updated_at > a.updated_at`;

/** Rows of other origin that an adopted row would take with it, or that would lose it. */
const linked = (what: string, table: string, own: string, ownKind: string, other: string, kind: string) => `
  SELECT '${what}', count(DISTINCT t.${own})::int FROM ${table} t
  WHERE t.${other} IN ${MADE(kind)} AND t.${own} NOT IN ${MADE(ownKind)}`;

const BUILT_ON = [
  changedSince('organization', 'organizations'),
  changedSince('location', 'locations'),
  changedSince('architecture', 'architectures'),
  changedSince('operatingsystem', 'operatingsystems'),
  changedSince('compute_resource', 'compute_resources'),
  changedSince('image', 'images'),
  changedSince('role', 'roles'),
  changedSince('user', 'users'),
  ...['compute_resource', 'operatingsystem', 'architecture'].map((kind) =>
    linked(`images of its ${kind}s`, 'images', 'id', 'image', `${kind}_id`, kind),
  ),
  linked(
    'operating systems with its architectures',
    'architectures_operatingsystems',
    'operatingsystem_id',
    'operatingsystem',
    'architecture_id',
    'architecture',
  ),
  linked('organizations below its own', 'organizations', 'id', 'organization', 'parent_id', 'organization'),
  linked('locations below its own', 'locations', 'id', 'location', 'parent_id', 'location'),
  linked(
    'compute resources of its organizations',
    'compute_resources_organizations',
    'compute_resource_id',
    'compute_resource',
    'organization_id',
    'organization',
  ),
  linked(
    'compute resources of its locations',
    'compute_resources_locations',
    'compute_resource_id',
    'compute_resource',
    'location_id',
    'location',
  ),
  linked('users with its roles', 'user_roles', 'user_id', 'user', 'role_id', 'role'),
  linked('users of its organizations', 'users_organizations', 'user_id', 'user', 'organization_id', 'organization'),
  linked('users of its locations', 'users_locations', 'user_id', 'user', 'location_id', 'location'),
  `SELECT 'syncs of its compute resources', count(*)::int FROM sync_runs WHERE compute_resource_id IN ${MADE('compute_resource')}`,
].join(' UNION ALL ');

/** Says what has been built on the rows that an adoption made. */
export async function findBuiltOn(
  manager: EntityManager,
  adoption_id: number,
): Promise<{ what: string; rows: number }[]> {
  const rows = await manager.query<{ what: string; rows: number }[]>(BUILT_ON, [adoption_id]);
  return rows.filter((row) => row.rows > 0);
}
