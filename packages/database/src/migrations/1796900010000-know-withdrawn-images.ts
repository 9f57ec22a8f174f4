import type { MigrationInterface, QueryRunner } from 'typeorm';

const INDEXES = [
  'available_images_drifted_idx ON available_images (compute_resource_id, uuid) WHERE drifted_at IS NOT NULL',
  'available_images_withdrawn_idx ON available_images (compute_resource_id, uuid) WHERE withdrawal IS NOT NULL',
  `images_not_present_idx ON images (inventory_state, id) WHERE inventory_state <> 'present'`,
];

/** Keeps how a source withdraws an image that it still has, what it said before it named another system, and before its last change. */
export class KnowWithdrawnImages1796900010000 implements MigrationInterface {
  readonly name = 'KnowWithdrawnImages1796900010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(
      `ALTER TABLE available_images
         ADD COLUMN withdrawal varchar(15) CONSTRAINT available_images_withdrawal_check
           CHECK (withdrawal IN ('hidden', 'deactivated', 'deprecated', 'disabled')),
         ADD COLUMN withdrawn_at timestamptz,
         ADD COLUMN replacement text,
         ADD COLUMN drifted_at timestamptz,
         ADD COLUMN drifted_from jsonb,
         ADD COLUMN changed_from jsonb`,
    );
    for (const index of INDEXES) await runner.query(`CREATE INDEX ${index}`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP INDEX images_not_present_idx');
    await runner.query(
      `ALTER TABLE available_images
         DROP COLUMN withdrawal, DROP COLUMN withdrawn_at, DROP COLUMN replacement,
         DROP COLUMN drifted_at, DROP COLUMN drifted_from, DROP COLUMN changed_from`,
    );
  }
}
