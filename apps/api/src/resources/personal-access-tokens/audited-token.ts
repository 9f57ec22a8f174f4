import type { AuditedChange } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { lockTokens } from './lock-tokens.statement.js';

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

/** Locks the tokens that are deleted with a user, and gives their audits. Foreman: app/models/user.rb, they are dependents */
export async function destroyedTokensOf(
  manager: EntityManager,
  owner: { id: number; login: string },
): Promise<AuditedChange[]> {
  const tokens = await lockTokens(manager, owner.id);
  return tokens.map(({ id, ...audited_changes }) => ({
    ...auditedToken(id, audited_changes.name, owner),
    action: 'destroy',
    audited_changes,
  }));
}
