import { readdir, readFile, readlink, realpath } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { isAlive } from './is-alive.js';

const PATIENCE_MS = 5_000;
const POLL_MS = 50;

/**
 * Ends the processes that a killed server left behind. A process in a long query does not notice that its
 * postmaster is gone, and keeps the shared memory that the next server needs. Only Linux shows whose they are. Elsewhere
 * they end by themselves, or the start reports the problem.
 */
export async function endOrphans({ data }: Cluster): Promise<void> {
  const orphans = await findOrphans(await realpath(data).catch(() => data));
  // A postmaster sends SIGQUIT after a crash, too: exit at once, since shared memory may be corrupt.
  for (const pid of orphans) signal(pid, 'SIGQUIT');
  for (let waited = 0; waited < PATIENCE_MS && orphans.some(isAlive); waited += POLL_MS) await sleep(POLL_MS);
  for (const pid of orphans.filter(isAlive)) signal(pid, 'SIGKILL');
}

// Every process of a server works in its data folder, and all but the postmaster are called "postgres: ...". A process
// whose parent works there, too, belongs to a running server.
async function findOrphans(data: string): Promise<number[]> {
  const pids = (await readdir('/proc').catch(() => [])).filter((name) => /^\d+$/.test(name)).map(Number);
  const orphans: number[] = [];
  for (const pid of pids) {
    const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (!command.startsWith('postgres: ') || (await folderOf(pid)) !== data) continue;
    if ((await folderOf(await parentOf(pid))) !== data) orphans.push(pid);
  }
  return orphans;
}

function folderOf(pid: number): Promise<string | undefined> {
  return readlink(`/proc/${pid}/cwd`).catch(() => undefined);
}

// "12 (name) S 1 ...": the name may contain brackets and blanks.
async function parentOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]);
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch {
    // It has ended, or belongs to another user. The next attempt to start shows which.
  }
}
