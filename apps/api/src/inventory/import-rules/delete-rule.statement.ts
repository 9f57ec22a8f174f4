import type { EntityManager } from 'typeorm';

/** Deletes a rule; false when it is gone already. First locks its images by their ids, as everyone does who locks images. */
export async function deleteRule(manager: EntityManager, id: number): Promise<boolean> {
  const held = await manager.query<unknown[]>('SELECT FROM import_rules WHERE id = $1 FOR UPDATE', [id]);
  if (held.length === 0) return false;
  await manager.query('SELECT FROM images WHERE import_rule_id = $1 ORDER BY id FOR NO KEY UPDATE', [id]);
  await manager.query('DELETE FROM import_rules WHERE id = $1', [id]);
  return true;
}
