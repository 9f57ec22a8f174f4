import type { ClientBase } from 'pg';
import type { QueryRunner } from 'typeorm';

/** One process migrates at a time, and none while a backup reads; no other lock has this key. */
const MIGRATION_LOCK = 7_246_180_251;

/** Keeps other processes from migrating for as long as the connection lives. */
export async function lockMigrations(runner: QueryRunner): Promise<void> {
  await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
}

/** Keeps every process from migrating until the transaction ends. */
export async function lockMigrationsOfTransaction(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_xact_lock($1)', [MIGRATION_LOCK]);
}

/** Keeps every process from migrating for as long as the connection lives; several may hold this lock at once. */
export async function lockMigrationsShared(client: ClientBase): Promise<void> {
  await client.query('SELECT pg_advisory_lock_shared($1)', [MIGRATION_LOCK]);
}
