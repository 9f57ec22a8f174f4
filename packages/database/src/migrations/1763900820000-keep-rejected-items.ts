import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps with each page what it showed that cannot be kept as it is, and why. */
export class KeepRejectedItems1763900820000 implements MigrationInterface {
  readonly name = 'KeepRejectedItems1763900820000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE sync_pages ADD COLUMN rejected jsonb NOT NULL DEFAULT '[]'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync_pages DROP COLUMN rejected');
  }
}
