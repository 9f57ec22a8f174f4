import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lets a user's `disabled` and `mail_enabled` be null, as they are in Foreman when null or a blank text was sent. */
export class KeepNullFlags1797000000000 implements MigrationInterface {
  readonly name = 'KeepNullFlags1797000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE users ALTER disabled DROP NOT NULL, ALTER mail_enabled DROP NOT NULL');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE users SET disabled = COALESCE(disabled, false), mail_enabled = COALESCE(mail_enabled, false)
      WHERE disabled IS NULL OR mail_enabled IS NULL`);
    await runner.query('ALTER TABLE users ALTER disabled SET NOT NULL, ALTER mail_enabled SET NOT NULL');
  }
}
