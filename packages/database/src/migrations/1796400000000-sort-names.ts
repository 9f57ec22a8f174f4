import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sorts names as people do, with indexes that serve lists in that order. The columns keep their own collation: `=`, `~` and
 * unique keys compare bytes, so no version of ICU can break them. A collation of our own records the version of ICU that
 * its indexes were made with, and its owner may record a new one.
 */
export class SortNames1796400000000 implements MigrationInterface {
  readonly name = 'SortNames1796400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query("CREATE COLLATION alphabetical (provider = icu, locale = 'und')");
    for (const [name] of REPLACED) await runner.query(`DROP INDEX ${name}`);
    for (const [name, on] of [...REPLACED, ...ADDED]) await runner.query(`CREATE INDEX ${name} ON ${on}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const [name] of [...REPLACED, ...ADDED]) await runner.query(`DROP INDEX ${name}`);
    await runner.query('DROP COLLATION alphabetical');
    for (const [name, on] of REPLACED) {
      await runner.query(`CREATE INDEX ${name} ON ${on.replace(' COLLATE alphabetical', '')}`);
    }
  }
}

type Index = readonly [name: string, on: string];

const REPLACED: readonly Index[] = [
  ['images_compute_resource_name_idx', 'images (compute_resource_id, name COLLATE alphabetical, id)'],
  ['images_operatingsystem_name_idx', 'images (operatingsystem_id, name COLLATE alphabetical, id)'],
  ['images_architecture_name_idx', 'images (architecture_id, name COLLATE alphabetical, id)'],
  ['available_images_name_idx', 'available_images (compute_resource_id, name COLLATE alphabetical, uuid)'],
];

const ADDED: readonly Index[] = [
  ['compute_resources_name_idx', 'compute_resources (name COLLATE alphabetical, id)'],
  ['architectures_name_idx', 'architectures (name COLLATE alphabetical, id)'],
  ['operatingsystems_name_idx', 'operatingsystems (name COLLATE alphabetical, id)'],
  ['operatingsystems_title_idx', 'operatingsystems (title COLLATE alphabetical, id)'],
  ['parameters_name_idx', 'parameters (operatingsystem_id, name COLLATE alphabetical, id)'],
  ['organizations_name_idx', 'organizations (name COLLATE alphabetical, id)'],
  ['organizations_title_idx', 'organizations (title COLLATE alphabetical, id)'],
  ['locations_name_idx', 'locations (name COLLATE alphabetical, id)'],
  ['locations_title_idx', 'locations (title COLLATE alphabetical, id)'],
  ['roles_name_idx', 'roles (name COLLATE alphabetical, id)'],
  ['users_login_idx', 'users (login COLLATE alphabetical, id)'],
  ['users_firstname_idx', 'users (firstname COLLATE alphabetical, id)'],
];
