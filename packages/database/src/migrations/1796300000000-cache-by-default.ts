import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Slow queries are cached unless a person says otherwise, and may be left unsaid; a domain may be as long as any text.
 * Foreman: db/migrate/20170127094357_add_caching_enabled_to_compute_resource.rb
 */
export class CacheByDefault1796300000000 implements MigrationInterface {
  readonly name = 'CacheByDefault1796300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ALTER TABLE compute_resources
        ALTER caching_enabled SET DEFAULT true,
        ALTER caching_enabled DROP NOT NULL,
        ALTER domain TYPE text`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      UPDATE compute_resources SET caching_enabled = false WHERE caching_enabled IS NULL;
      ALTER TABLE compute_resources
        ALTER caching_enabled SET DEFAULT false,
        ALTER caching_enabled SET NOT NULL,
        ALTER domain TYPE varchar(255) USING left(domain, 255)`);
  }
}
