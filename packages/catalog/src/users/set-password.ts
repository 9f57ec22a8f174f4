import type { DataSource } from 'typeorm';
import { endSessions, recordAudit } from '@image-catalog/database';
import { OPERATOR } from './operator.js';
import { hashPassword } from './password-hash.js';

/**
 * Gives a user another password, for when the old one is lost, and ends what the old one began; says whether there is such
 * a user.
 */
export async function setPassword(dataSource: DataSource, login: string, password: string): Promise<boolean> {
  const password_hash = await hashPassword(password);
  return dataSource.transaction(async (manager) => {
    const [[user]] = await manager.query<[{ id: number; login: string }[], number]>(
      'UPDATE users SET password_hash = $2, updated_at = now() WHERE lower(login) = lower($1) RETURNING id, login',
      [login, password_hash],
    );
    if (user === undefined) return false;
    await endSessions(manager, user.id, null);
    await recordAudit(manager, OPERATOR, {
      auditable_type: 'User',
      auditable_id: user.id,
      auditable_name: user.login,
      action: 'update',
      audited_changes: { password },
    });
    return true;
  });
}
