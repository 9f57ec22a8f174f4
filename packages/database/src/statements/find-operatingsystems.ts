import type { EntityManager } from 'typeorm';
import type { NewOperatingsystem } from './create-missing-operatingsystems.js';
import { SAME_VERSION } from './same-version.js';

/** Finds which operating systems exist, by version or title; gives the titles that were asked for. */
export async function findOperatingsystems(
  manager: EntityManager,
  systems: readonly NewOperatingsystem[],
): Promise<Set<string>> {
  const rows: { title: string }[] = await manager.query(
    `SELECT DISTINCT t.title
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS t(os_name, os_major, os_minor, title)
     WHERE EXISTS (SELECT 1 FROM operatingsystems o
                   WHERE ${SAME_VERSION} OR o.title = t.title)`,
    (['name', 'major', 'minor', 'title'] as const).map((field) => systems.map((system) => system[field])),
  );
  return new Set(rows.map(({ title }) => title));
}
