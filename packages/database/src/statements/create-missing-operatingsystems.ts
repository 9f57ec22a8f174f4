import type { EntityManager } from 'typeorm';
import type { Operatingsystem } from '../entities/operatingsystem.entity.js';
import { SAME_VERSION } from './same-version.js';

const FIELDS = ['name', 'major', 'minor', 'family', 'release_name', 'title'] as const;

/** The fields of a new operating system that have no default. */
export type NewOperatingsystem = Pick<Operatingsystem, (typeof FIELDS)[number]>;

/** Creates those operating systems that do not exist yet, by version or title, each with its audit. */
export async function createMissingOperatingsystems(
  manager: EntityManager,
  username: string,
  systems: readonly NewOperatingsystem[],
): Promise<void> {
  await manager.query(
    `WITH made AS (
       INSERT INTO operatingsystems (name, major, minor, family, release_name, title)
       SELECT t.os_name, t.os_major, t.os_minor, t.family, t.release_name, t.title
       FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[])
         AS t(os_name, os_major, os_minor, family, release_name, title)
       WHERE NOT EXISTS (SELECT 1 FROM operatingsystems o
                         WHERE ${SAME_VERSION} OR o.title = t.title)
       ORDER BY t.title
       ON CONFLICT DO NOTHING
       RETURNING *)
     INSERT INTO audits (auditable_type, auditable_id, auditable_name, username, action, audited_changes)
     SELECT 'Operatingsystem', id, title, $1, 'create',
            jsonb_build_object('name', name, 'major', major, 'minor', minor, 'description', description,
                               'family', family, 'release_name', release_name, 'password_hash', password_hash)
     FROM made`,
    [username, ...FIELDS.map((field) => systems.map((system) => system[field]))],
  );
}
