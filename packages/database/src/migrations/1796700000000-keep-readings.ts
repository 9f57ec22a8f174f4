import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keeps the operating systems that an available image may be, where its source does not say which. */
export class KeepReadings1796700000000 implements MigrationInterface {
  readonly name = 'KeepReadings1796700000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE available_images ADD COLUMN os_readings text[] NOT NULL DEFAULT '{}'`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE available_images DROP COLUMN os_readings');
  }
}
