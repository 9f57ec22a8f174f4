import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets the description of an operating system be an empty text, which gives it no title, as in Foreman. */
export class KeepBlankDescriptions1796200000000 implements MigrationInterface {
  readonly name = 'KeepBlankDescriptions1796200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(check("NULLIF(description, '')"));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query("UPDATE operatingsystems SET description = NULL WHERE description = ''");
    await runner.query(check('description'));
  }
}

function check(description: string): string {
  return `ALTER TABLE operatingsystems DROP CONSTRAINT operatingsystems_title_check,
    ADD CONSTRAINT operatingsystems_title_check CHECK (title = left(
      COALESCE(${description}, name || ' ' || major || CASE WHEN minor = '' THEN '' ELSE '.' || minor END), 255))`;
}
