import {
  type Actor,
  type AuditAction,
  type AuditedChange,
  ignoreAvailableImage,
  insertImage,
  recordAudit,
  runPrepared,
  transact,
} from '@image-catalog/database';
import { type DataSource, QueryFailedError } from 'typeorm';
import { rest, type Watched } from './reading-bystander.js';

/** What a writer did, by uuid. */
export interface Ledger {
  /** The name under which an image stays. */
  kept: Map<string, string>;
  deleted: Set<string>;
}

/** Someone who writes images by hand. */
export interface Hand extends Watched {
  /** Begins the names and uuids of their own. */
  name: string;
  operatingsystem_id: number;
  architecture_id: number;
}

const HAND: Actor = { user_id: null, username: 'hand', remote_address: null, request_uuid: null };

/**
 * Creates, renames and deletes images until it is over, each in a transaction with its audit, as the API does; none may
 * fail. Now and then they take an image of the source before the import does.
 */
export async function writeByHand(people: DataSource, hand: Hand, isOver: () => boolean): Promise<Ledger> {
  const ledger: Ledger = { kept: new Map(), deleted: new Set() };
  for (let round = 0; !isOver(); round++) {
    const name = `${hand.name}-${round}`;
    const id = await create(people, hand, name, name);
    await rest(hand);
    if (round % 2 === 0) {
      await rename(people, id, `${name}-again`);
      ledger.kept.set(name, `${name}-again`);
      const uuid = round < 5 ? findLate(hand) : await findNext(people, hand);
      const taken = `${name}-taken`;
      if (uuid && (await take(people, hand, uuid, taken))) ledger.kept.set(uuid, taken);
    } else {
      await remove(people, hand, id, name);
      ledger.deleted.add(name);
    }
    await rest(hand);
  }
  return ledger;
}

/** Chooses an image near the end of the source, which an import comes to last. */
function findLate({ uuids }: Hand): string | undefined {
  return uuids.at(-1 - Math.floor((Math.random() * uuids.length) / 10));
}

/** Chooses an image that an import comes to next, if not just now. */
async function findNext(people: DataSource, { id }: Hand): Promise<string | undefined> {
  const [next] = await people.query<{ uuid: string }[]>(
    `SELECT uuid FROM available_images
     WHERE compute_resource_id = $1 AND uuid > COALESCE(
       (SELECT uuid FROM images WHERE compute_resource_id = $1 AND origin = 'sync' ORDER BY id DESC LIMIT 1), '')
     ORDER BY uuid OFFSET $2 LIMIT 1`,
    [id, Math.floor(Math.random() * 1_000)],
  );
  return next?.uuid;
}

/** Says whether they were the first. */
async function take(people: DataSource, hand: Hand, uuid: string, name: string): Promise<boolean> {
  try {
    await create(people, hand, uuid, name);
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  }
}

function isTaken(error: unknown): boolean {
  return (
    error instanceof QueryFailedError && (error.driverError as { constraint?: string }).constraint === 'images_uuid_key'
  );
}

function create(people: DataSource, hand: Hand, uuid: string, name: string): Promise<number> {
  const { id: compute_resource_id, operatingsystem_id, architecture_id } = hand;
  return transact(people, async (manager) => {
    const parents = { operatingsystem_id, compute_resource_id, architecture_id };
    const { id } = await insertImage(manager, { name, uuid, username: 'hand', ...parents });
    await recordAudit(manager, HAND, changeOf(id, name, 'create'));
    return id;
  });
}

function rename(people: DataSource, id: number, name: string): Promise<void> {
  return transact(people, async (manager) => {
    const renamed = await runPrepared(manager, 'UPDATE images SET name = $2 WHERE id = $1 RETURNING id', [id, name]);
    if (renamed.length !== 1) throw new Error(`${name} cannot be renamed: it is gone`);
    await recordAudit(manager, HAND, changeOf(id, name, 'update'));
  });
}

function remove(people: DataSource, hand: Hand, id: number, uuid: string): Promise<void> {
  return transact(people, async (manager) => {
    const removed = await runPrepared(manager, 'DELETE FROM images WHERE id = $1 RETURNING id', [id]);
    if (removed.length !== 1) throw new Error(`${uuid} cannot be deleted: it is gone`);
    await ignoreAvailableImage(manager, { compute_resource_id: hand.id, uuid });
    await recordAudit(manager, HAND, changeOf(id, uuid, 'destroy'));
  });
}

function changeOf(id: number, name: string, action: AuditAction): AuditedChange {
  return { auditable_type: 'Image', auditable_id: id, auditable_name: name, action, audited_changes: { name } };
}
