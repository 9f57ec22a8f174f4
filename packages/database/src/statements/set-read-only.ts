import type { EntityManager } from 'typeorm';

/** Closes the catalog to changes, or opens it again; APIs and workers follow within seconds. */
export async function setReadOnly(manager: EntityManager, isReadOnly: boolean): Promise<void> {
  await manager.query(
    `INSERT INTO settings (name, value) VALUES ('read_only', $1)
     ON CONFLICT ON CONSTRAINT settings_pkey DO UPDATE SET value = EXCLUDED.value, updated_at = now()`,
    [isReadOnly ? '1' : '0'],
  );
}
