import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets an approved plan end as failed, with the reason, instead of standing in the way of its compute resource for ever. */
export class FailPlans1763900800000 implements MigrationInterface {
  readonly name = 'FailPlans1763900800000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE sync_plans ADD COLUMN failure text, DROP CONSTRAINT sync_plans_state_check,
         ADD CONSTRAINT sync_plans_state_check
           CHECK (state IN ('pending', 'approved', 'applied', 'rejected', 'stale', 'failed'))`,
    );
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE sync_plans SET state = 'stale' WHERE state = 'failed'`);
    await runner.query(
      `ALTER TABLE sync_plans DROP COLUMN failure, DROP CONSTRAINT sync_plans_state_check,
         ADD CONSTRAINT sync_plans_state_check
           CHECK (state IN ('pending', 'approved', 'applied', 'rejected', 'stale'))`,
    );
  }
}
