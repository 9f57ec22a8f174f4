import { endSessions, recordAudit, User } from '@image-catalog/database';
import type { DataSource } from 'typeorm';
import { holdUser } from './hold-user.statement.js';
import { OPERATOR } from './operator.js';
import { hashPassword } from './password-hash.js';

/** Resets the password of a user and ends the user's sessions; false when there is no such user. */
export async function setPassword(dataSource: DataSource, login: string, password: string): Promise<boolean> {
  const password_hash = await hashPassword(password);
  return dataSource.transaction(async (manager) => {
    const user = await holdUser(manager, login);
    if (user === undefined) return false;
    await manager.update(User, user.id, { password_hash });
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
