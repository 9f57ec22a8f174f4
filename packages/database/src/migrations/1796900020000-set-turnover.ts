import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets an operator say how much of a source turns over between two runs. */
export class SetTurnover1796900020000 implements MigrationInterface {
  readonly name = 'SetTurnover1796900020000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync_settings ADD COLUMN turnover_percent integer');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE sync_settings DROP COLUMN turnover_percent');
  }
}
