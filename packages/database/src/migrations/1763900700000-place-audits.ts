import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Has audits keep where they belong, so that they outlive what they are about without being everybody's or nobody's. */
export class PlaceAudits1763900700000 implements MigrationInterface {
  readonly name = 'PlaceAudits1763900700000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE audits ADD COLUMN organization_ids integer[] NOT NULL DEFAULT '{}',
         ADD COLUMN location_ids integer[] NOT NULL DEFAULT '{}'`,
    );
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE audits DROP COLUMN organization_ids, DROP COLUMN location_ids');
  }
}

/** What was written before belongs where its row is now; where a row that is gone was, nobody knows any more. */
const STATEMENTS = [
  ...['compute_resource', 'user'].map((owner) => {
    const type = owner === 'user' ? 'User' : 'ComputeResource';
    return `UPDATE audits a SET organization_ids = placed.organization_ids, location_ids = placed.location_ids
      FROM (SELECT o.id,
              ARRAY(SELECT organization_id FROM ${owner}s_organizations l WHERE l.${owner}_id = o.id ORDER BY 1) AS organization_ids,
              ARRAY(SELECT location_id FROM ${owner}s_locations l WHERE l.${owner}_id = o.id ORDER BY 1) AS location_ids
            FROM ${owner}s o) placed
      WHERE (a.auditable_type = '${type}' AND a.auditable_id = placed.id
          OR a.auditable_type <> '${type}' AND a.associated_type = '${type}' AND a.associated_id = placed.id)
        AND (placed.organization_ids <> '{}' OR placed.location_ids <> '{}')`;
  }),
  `UPDATE audits a SET organization_ids = ARRAY[a.auditable_id],
     location_ids = ARRAY(SELECT location_id FROM locations_organizations WHERE organization_id = a.auditable_id ORDER BY 1)
   WHERE auditable_type = 'Organization'`,
  `UPDATE audits a SET location_ids = ARRAY[a.auditable_id],
     organization_ids = ARRAY(SELECT organization_id FROM locations_organizations WHERE location_id = a.auditable_id ORDER BY 1)
   WHERE auditable_type = 'Location'`,
];
