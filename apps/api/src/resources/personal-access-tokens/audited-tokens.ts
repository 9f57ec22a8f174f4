import type { AuditedChange } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { auditOf, type AuditSubject } from '../../sql/fields.js';
import { lockTokens } from './lock-tokens.statement.js';
import { personalAccessTokenFields } from './personal-access-token.fields.js';

/** Says which token an audit is about. */
export function tokenSubject(id: number, name: string, owner: { id: number; login: string }): AuditSubject {
  return { id, name, associated: { type: 'User', id: owner.id, name: owner.login } };
}

/** Locks the tokens that are deleted with a user, and gives their audits. Foreman: app/models/user.rb, they are dependents */
export async function destroyedTokens(
  manager: EntityManager,
  owner: { id: number; login: string },
): Promise<AuditedChange[]> {
  const tokens = await lockTokens(manager, owner.id);
  return tokens.map(({ id, ...columns }) =>
    auditOf(personalAccessTokenFields, tokenSubject(id, columns.name, owner), 'destroy', columns),
  );
}
