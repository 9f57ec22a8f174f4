import type { EntityManager } from 'typeorm';
import type { AuditAction } from '../entities/audit.entity.js';
import { runPrepared } from '../run-prepared.js';
import { placesOf } from './places-of.js';

/** Who does something, and in which request. */
export interface Actor {
  user_id: number | null;
  username: string;
  remote_address: string | null;
  request_uuid: string | null;
}

/** Rails' names of what is audited; the last five are ours. */
export type AuditedType =
  | 'Image'
  | 'ComputeResource'
  | 'Operatingsystem'
  | 'Architecture'
  | 'Organization'
  | 'Location'
  | 'Role'
  | 'Filter'
  | 'Parameter'
  | 'User'
  | 'PersonalAccessToken'
  | 'ImportRule'
  | 'SyncPlan'
  | 'SyncRequest'
  | 'SyncRun'
  | 'SyncSetting';

/** What is audited about one change of one row. */
export interface AuditedChange {
  auditable_type: AuditedType;
  auditable_id: number;
  auditable_name: string;
  action: AuditAction;
  audited_changes: Record<string, unknown>;
  associated?: { type: string; id: number; name: string };
}

const SECRETS = new Set(['password', 'password_hash', 'token', 'token_hash', 'secret_key']);

const ROW = { type: '$1::varchar', id: '$2::int' };
const ASSOCIATED = { type: '$4::varchar', id: '$5::int' };

const STATEMENT = `
  INSERT INTO audits (auditable_type, auditable_id, auditable_name, associated_type, associated_id, associated_name,
                      user_id, username, action, audited_changes, version, remote_address, request_uuid,
                      organization_ids, location_ids)
  VALUES ($1::varchar, $2::int, $3, $4::varchar, $5::int, $6, $7, $8, $9, $10,
          1 + COALESCE((SELECT max(version) FROM audits WHERE auditable_type = $1::varchar AND auditable_id = $2::int), 0),
          $11, $12, ${placesOf('organization', ROW, ASSOCIATED)}, ${placesOf('location', ROW, ASSOCIATED)})`;

/**
 * Writes an audit in the transaction of the change it tells of, with where its row belongs: of one that is deleted, before
 * it is. Secrets leave no trace but `[redacted]`.
 */
export async function recordAudit(manager: EntityManager, actor: Actor, change: AuditedChange): Promise<void> {
  await runPrepared(manager, STATEMENT, [
    change.auditable_type,
    change.auditable_id,
    change.auditable_name,
    change.associated?.type ?? null,
    change.associated?.id ?? null,
    change.associated?.name ?? null,
    actor.user_id,
    actor.username,
    change.action,
    JSON.stringify(redact(change.audited_changes)),
    actor.remote_address,
    actor.request_uuid,
  ]);
}

/** Tells what an update changed as attribute to [before, after]; undefined in `after` means untouched. */
export function changesBetween(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  const changed = Object.entries(after).filter(
    ([key, value]) => value !== undefined && JSON.stringify(before[key] ?? null) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed.map(([key, value]) => [key, [before[key] ?? null, value]]));
}

/** Replaces every secret that is set, however deep it stands; dates and the like stay what they are. */
function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, SECRETS.has(key) && member !== null ? '[redacted]' : redact(member)]),
  );
}
