import type { Role } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** Keeps roles, found by name, and the role that everyone has from being deleted; gives those that exist. */
export function holdRoles(manager: EntityManager, names: readonly string[]): Promise<Pick<Role, 'id' | 'name'>[]> {
  return manager.query(
    'SELECT id, name FROM roles WHERE name = ANY($1::text[]) OR builtin = 2 ORDER BY id FOR KEY SHARE',
    [names],
  );
}
