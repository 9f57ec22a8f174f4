import { type Actor, recordAudit } from '@image-catalog/database';
import type { EntityManager } from 'typeorm';
import { auditOf, type AuditSubject, type Fields } from '../sql/fields.js';
import type { Changes } from '../sql/rows.js';
import type { Access } from './access.js';
import { recheck } from './recheck.js';

/** Who writes: what they may do, and whom the audit names. */
export interface Writer {
  access: Access;
  actor: Actor;
}

type Audited = Pick<Fields<object, never>, 'type' | 'permissions'>;

/** Ends the creation of a row: checks that its writer may make such a row, then audits it. @throws Invalid */
export async function finishCreate(
  manager: EntityManager,
  { access, actor }: Writer,
  fields: Audited,
  subject: AuditSubject,
  columns: Changes,
): Promise<void> {
  const { type, permissions } = fields;
  await recheck(manager, access, { type, permission: permissions.create, id: subject.id, isNew: true });
  await recordAudit(manager, actor, auditOf(fields, subject, 'create', columns));
}

/** Ends the update of a row as `finishCreate` does; does nothing when nothing changed. @throws Invalid */
export async function finishUpdate(
  manager: EntityManager,
  { access, actor }: Writer,
  fields: Audited,
  subject: AuditSubject,
  changes: Changes,
): Promise<void> {
  if (Object.keys(changes).length === 0) return;
  const { type, permissions } = fields;
  await recheck(manager, access, { type, permission: permissions.edit, id: subject.id, isNew: false });
  await recordAudit(manager, actor, auditOf(fields, subject, 'update', changes));
}
