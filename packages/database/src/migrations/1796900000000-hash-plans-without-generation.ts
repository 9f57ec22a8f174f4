import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Outdates open plans, whose hash was made with a generation: the next run proposes what still holds. */
export class HashPlansWithoutGeneration1796900000000 implements MigrationInterface {
  readonly name = 'HashPlansWithoutGeneration1796900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE sync_plans SET state = 'stale' WHERE state IN ('pending', 'approved')`);
  }

  /** The release before checks a plan by its generation: what is open now would never be carried out there. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE sync_plans SET state = 'stale' WHERE state IN ('pending', 'approved')`);
  }
}
