import type { OwnedImage } from './target-images.statement.js';

/** What a target shows of an image. */
export interface TheirImage {
  id: number;
  name: string;
  uuid: string;
  username: string | null;
  user_data?: boolean | null;
  iam_role?: string | null;
  operatingsystem_id: number;
  architecture_id: number;
}

/** What an image should be at a target: its attributes, in which ids are theirs. */
export interface WantedImage {
  name: string;
  uuid: string;
  username: string;
  user_data: boolean;
  iam_role: string | null;
  operatingsystem_id: number;
  architecture_id: number;
}

/** What to do with one image of a target. */
export type ImageDecision =
  | { action: 'create' | 'keep' | 'leave' | 'forget' }
  | { action: 'update' | 'take over'; changes: Partial<WantedImage> & { password?: true } }
  | { action: 'remove' };

/** What is known about one image at a target. */
export interface ImageToDecide {
  /** Undefined when we do not want it there. */
  wanted?: WantedImage | undefined;
  /** A text that changes with our password; null for none. */
  fingerprint: string | null;
  /** Undefined when it is not there. */
  theirs?: TheirImage | undefined;
  /** Undefined when it is not recorded as ours. */
  owned?: Pick<OwnedImage, 'state' | 'their_id' | 'sent'> | undefined;
  takes_over: boolean;
}

/**
 * Decides about one image, by what we want, what is there, and what is recorded as ours.
 *
 *   there  recorded as ours  wanted  what is done
 *   no     -                 yes     created, even when it had been made before: somebody deleted it there
 *   no     yes               no      forgotten
 *   yes    no                no      nothing: people made it
 *   yes    no                yes     left, as people made it; or taken over when the operator says so
 *   yes    yes               yes     updated where it differs, else kept
 *   yes    yes               no      removed, as far as the valves allow
 *
 * A record counts when it is about this very image: with the id that the target gave it; or, when the answer got lost, with
 * what was sent. A record of another image with the same uuid counts as none.
 */
export function decideImage({ wanted, fingerprint, theirs, owned, takes_over }: ImageToDecide): ImageDecision {
  if (theirs === undefined) return { action: wanted ? 'create' : 'forget' };
  const isOurs = owned !== undefined && isAbout(owned, theirs);
  if (!wanted) return { action: isOurs ? 'remove' : 'forget' };
  const changes = differences(wanted, theirs);
  if (!isOurs && !takes_over) return { action: 'leave' };
  if (!isOurs) return { action: 'take over', changes: { ...changes, ...(fingerprint && { password: true as const }) } };
  const isNewPassword = (owned.sent['password'] ?? null) !== fingerprint;
  if (Object.keys(changes).length === 0 && !isNewPassword) return { action: 'keep' };
  return { action: 'update', changes: { ...changes, ...(isNewPassword && { password: true as const }) } };
}

function isAbout(owned: NonNullable<ImageToDecide['owned']>, theirs: TheirImage): boolean {
  if (owned.their_id !== null) return owned.their_id === theirs.id;
  const { name, username, operatingsystem_id, architecture_id } = owned.sent;
  return (
    name === theirs.name &&
    username === theirs.username &&
    operatingsystem_id === theirs.operatingsystem_id &&
    architecture_id === theirs.architecture_id
  );
}

function differences(wanted: WantedImage, theirs: TheirImage): Partial<WantedImage> {
  const changes: Partial<WantedImage> = {};
  if (wanted.name !== theirs.name) changes.name = wanted.name;
  if (wanted.username !== theirs.username) changes.username = wanted.username;
  if (wanted.operatingsystem_id !== theirs.operatingsystem_id) changes.operatingsystem_id = wanted.operatingsystem_id;
  if (wanted.architecture_id !== theirs.architecture_id) changes.architecture_id = wanted.architecture_id;
  if (wanted.user_data !== (theirs.user_data ?? false)) changes.user_data = wanted.user_data;
  // Foreman shows it for EC2 only.
  if (theirs.iam_role !== undefined && (wanted.iam_role ?? '') !== (theirs.iam_role ?? ''))
    changes.iam_role = wanted.iam_role;
  return changes;
}
