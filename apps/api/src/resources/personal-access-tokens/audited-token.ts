import type { AuditedChange, PersonalAccessToken } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';

/** Says which token an audit is about. */
export function auditedToken(
  id: number,
  name: string,
  owner: { id: number; login: string },
): Omit<AuditedChange, 'action' | 'audited_changes'> {
  return {
    auditable_type: 'PersonalAccessToken',
    auditable_id: id,
    auditable_name: name,
    associated: { type: 'User', id: owner.id, name: owner.login },
  };
}

/** Says what is audited of the tokens that go along with a user. Foreman: app/models/user.rb, they are dependents */
export async function destroyedTokensOf(
  manager: EntityManager,
  owner: { id: number; login: string },
): Promise<AuditedChange[]> {
  const tokens = await manager.query<Pick<PersonalAccessToken, 'id' | 'user_id' | 'name' | 'expires_at' | 'revoked'>[]>(
    'SELECT id, user_id, name, expires_at, revoked FROM personal_access_tokens WHERE user_id = $1 ORDER BY id FOR UPDATE',
    [owner.id],
  );
  return tokens.map(({ id, ...audited_changes }) => ({
    ...auditedToken(id, audited_changes.name, owner),
    action: 'destroy',
    audited_changes,
  }));
}
