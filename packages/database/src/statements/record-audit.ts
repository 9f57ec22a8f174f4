import type { EntityManager } from 'typeorm';
import type { AuditAction } from '../entities/audit.entity.js';
import { runPrepared } from '../connection/run-prepared.js';
import { taxonomiesOf } from './taxonomies-of.js';

/** Who changes something, and in which request. */
export interface Actor {
  user_id: number | null;
  username: string;
  remote_address: string | null;
  request_uuid: string | null;
}

/** What can be audited, in Rails' names; the last seven are ours. */
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
  | 'SyncSetting'
  | 'Target'
  | 'TargetPlan';

/** One audited change of one row. */
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

const OF_MANY = { type: 't.auditable_type', id: 't.auditable_id' };
const ASSOCIATED_OF_MANY = { type: "(t.associated->>'type')", id: "(t.associated->>'id')::int" };

const STATEMENT = `
  INSERT INTO audits (auditable_type, auditable_id, auditable_name, associated_type, associated_id, associated_name,
                      user_id, username, action, audited_changes, version, remote_address, request_uuid,
                      organization_ids, location_ids)
  VALUES ($1::varchar, $2::int, $3, $4::varchar, $5::int, $6, $7, $8, $9, $10,
          1 + COALESCE((SELECT max(version) FROM audits WHERE auditable_type = $1::varchar AND auditable_id = $2::int), 0),
          $11, $12, ${taxonomiesOf('organization', ROW, ASSOCIATED)}, ${taxonomiesOf('location', ROW, ASSOCIATED)})`;

/**
 * Writes an audit in the transaction of its change, with the taxonomies of the row. Audit a deletion before the row is
 * deleted. Secrets are written as `[redacted]`.
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

const MANY = `
  INSERT INTO audits (auditable_type, auditable_id, auditable_name, associated_type, associated_id, associated_name,
                      action, audited_changes, user_id, username, remote_address, request_uuid,
                      version, organization_ids, location_ids)
  SELECT t.auditable_type, t.auditable_id, t.auditable_name, t.associated->>'type', (t.associated->>'id')::int,
         t.associated->>'name', t.action, t.audited_changes, $2, $3, $4, $5,
         1 + COALESCE((SELECT max(version) FROM audits a
                       WHERE a.auditable_type = t.auditable_type AND a.auditable_id = t.auditable_id), 0),
         ${taxonomiesOf('organization', OF_MANY, ASSOCIATED_OF_MANY)}, ${taxonomiesOf('location', OF_MANY, ASSOCIATED_OF_MANY)}
  FROM jsonb_to_recordset($1::jsonb) AS t(auditable_type varchar, auditable_id int, auditable_name varchar,
                                          action varchar, audited_changes jsonb, associated jsonb)`;

/** Writes the audits of changes of several rows in one statement. */
export async function recordAudits(
  manager: EntityManager,
  actor: Actor,
  changes: readonly AuditedChange[],
): Promise<void> {
  if (changes.length === 0) return;
  const redacted = changes.map((change) => ({ ...change, audited_changes: redact(change.audited_changes) }));
  const { user_id, username, remote_address, request_uuid } = actor;
  await runPrepared(manager, MANY, [JSON.stringify(redacted), user_id, username, remote_address, request_uuid]);
}

/** Gives what an update changed, by attribute as [before, after]. Undefined in `after` means unchanged. */
export function changesBetween(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): Record<string, [unknown, unknown]> {
  const changed = Object.entries(after).filter(
    ([key, value]) => value !== undefined && JSON.stringify(before[key] ?? null) !== JSON.stringify(value),
  );
  return Object.fromEntries(changed.map(([key, value]) => [key, [before[key] ?? null, value]]));
}

/** Replaces every secret that is set, at any depth. Dates and other values with `toJSON` stay. */
function redact(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(redact);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  const entries: [string, unknown][] = Object.entries(value);
  return Object.fromEntries(
    entries.map(([key, member]) => [key, SECRETS.has(key) && member !== null ? '[redacted]' : redact(member)]),
  );
}
