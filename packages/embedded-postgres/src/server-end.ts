import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cluster } from './cluster.js';
import { findLastWords } from './explain-failure.js';
import { isAlive } from './is-alive.js';
import type { Postmaster } from './running-server.js';

const POLL_MS = 250;

/** How a server ended, for a message. */
export interface ServerEnd {
  /** "was ended by SIGKILL", "ended with code 1". */
  how: string;
  /** The last errors of its log; undefined when there are none. */
  reason: string | undefined;
}

/** Waits until a server has ended, whoever ended it. The exit code is known only if this process launched it. */
export async function untilEnded({ logFile }: Cluster, { pid, ended }: Postmaster): Promise<ServerEnd> {
  const how = await (ended ?? untilGone(pid));
  const log = await readFile(logFile, 'utf8').catch(() => '');
  return { how, reason: findLastWords(log) };
}

async function untilGone(pid: number): Promise<string> {
  while (isAlive(pid)) await sleep(POLL_MS);
  return 'ended';
}
