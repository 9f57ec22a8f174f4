import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { errorCode } from './problem.ts';

const run = promisify(execFile);
const POLL_MS = 50;

/** A recorded process: its pid, and a text in its command line, since pids are reused. */
export interface KnownProcess {
  pid: number;
  mark: string;
}

/** Tells whether a recorded process still runs. Another process with the same pid does not count. */
export async function isRunning({ pid, mark }: KnownProcess): Promise<boolean> {
  if (!exists(pid)) return false;
  const command = await commandOf(pid);
  return command === undefined || command.includes(mark);
}

/** Asks a process to end and waits; kills it when it does not. Returns which of the two happened. */
export async function endProcess(known: KnownProcess, patienceMs: number): Promise<'ended' | 'killed'> {
  signal(known.pid, 'SIGTERM');
  for (let waited = 0; waited < patienceMs; waited += POLL_MS) {
    if (!(await isRunning(known))) return 'ended';
    await sleep(POLL_MS);
  }
  signal(known.pid, 'SIGKILL');
  return 'killed';
}

function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error;
  }
}

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

// Linux has the file even without ps, macOS has ps. Undefined elsewhere: then only the pid is compared. The
// command line of a zombie is empty, or "(node)".
async function commandOf(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux') return readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
  try {
    return (await run('ps', ['-o', 'args=', '-ww', '-p', String(pid)])).stdout;
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? undefined : '';
  }
}
