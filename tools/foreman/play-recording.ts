import { leaveOutPermissions, removeRole } from './only-here.ts';
import type { Exchange } from './judge-replies.ts';
import { Player } from './player.ts';
import { readReplies, readSteps, type RECORDINGS, type Reply, type Step } from './recording.ts';

/** A fresh catalog: where it answers, login and password of its admin, and its database. */
interface FreshCatalog {
  url: string;
  admin: string;
  databaseUrl: string;
}

/**
 * Plays a recording against a fresh catalog; gives each request with Foreman's reply and ours. Permissions that only we have
 * are left out, as every list would count them.
 */
export async function playRecording(
  recording: (typeof RECORDINGS)[number],
  { url, admin, databaseUrl }: FreshCatalog,
  ownPermissions: readonly string[],
): Promise<Exchange[]> {
  const player = new Player(url, admin);
  const replies = new Map(readReplies(recording).map((reply) => [reply.step, reply]));
  try {
    await leaveOutPermissions(databaseUrl, ownPermissions);
    await makeWhatForemanSeeds(player);
    const exchanges: Exchange[] = [];
    for (const step of readSteps(recording)) {
      const foreman = replies.get(step.id);
      if (foreman === undefined) throw new Error(`The recording has no reply to ${step.id}`);
      const here = await player.play(step);
      if (isOnlyOurs(step, foreman, here)) here.names = await player.unmake(step, here);
      if (isOnlyTheirs(step, foreman, here)) here.names = await player.makeUp(step, here);
      if (isDeletedRole(step, foreman, here)) await removeRole(databaseUrl, (foreman.reply as { name: string }).name);
      exchanges.push({ step, foreman, here });
    }
    return exchanges;
  } finally {
    player.close();
  }
}

function isOnlyOurs({ method }: Step, foreman: Reply, here: Reply): boolean {
  return method === 'POST' && here.status === 201 && foreman.status !== 201;
}

function isOnlyTheirs({ method }: Step, foreman: Reply, here: Reply): boolean {
  return method === 'POST' && foreman.status === 201 && here.status === 422;
}

// Later lists lack the role, its filters, and users who could not get it.
function isDeletedRole({ method, path }: Step, foreman: Reply, here: Reply): boolean {
  return method === 'DELETE' && path.startsWith('/api/roles/') && foreman.status === 200 && here.status === 422;
}

// A fresh Foreman has one of each.
const SEEDS = [
  ['organizations', 'organization', 'Default Organization'],
  ['locations', 'location', 'Default Location'],
  ['architectures', 'architecture', 'x86_64'],
] as const;

async function makeWhatForemanSeeds(player: Player): Promise<void> {
  for (const [collection, wrapper, name] of SEEDS) {
    const path = `/api/${collection}`;
    const { reply } = await player.play({
      id: 'look',
      method: 'GET',
      path: `${path}?search=name="${encodeURIComponent(name)}"`,
      as: 'admin',
    });
    if ((reply as { subtotal: number }).subtotal > 0) continue;
    const made = await player.play({ id: 'seed', method: 'POST', path, as: 'admin', body: { [wrapper]: { name } } });
    if (made.status !== 201) throw new Error(`${path} does not take ${name}: ${JSON.stringify(made.reply)}`);
  }
}
