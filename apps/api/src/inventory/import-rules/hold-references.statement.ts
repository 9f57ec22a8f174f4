import type { EntityManager } from 'typeorm';

/** Keeps the operating system and the architecture that a rule names from being deleted. */
export async function holdReferences(
  manager: EntityManager,
  operatingsystemId: number | null,
  architectureId: number | null,
): Promise<void> {
  const hold = (table: string, id: number | null) =>
    id === null ? undefined : manager.query(`SELECT FROM ${table} WHERE id = $1 FOR KEY SHARE`, [id]);
  await hold('operatingsystems', operatingsystemId);
  await hold('architectures', architectureId);
}
