import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, explainFiles, Problem } from './problem.ts';
import { isRunning, type KnownProcess } from './processes.ts';

const TRIES = 10;
const RETRY_MS = 50;

/** What a start records about itself for the next one. */
interface Note extends KnownProcess {
  children: KnownProcess[];
}

/** Holds a data folder for one start. */
export interface Lock {
  /** Processes of a killed start, to be ended first. */
  leftovers: KnownProcess[];
  /** Records a process that must not outlive this start. */
  note(child: KnownProcess): Promise<void>;
  release(): Promise<void>;
}

/** Locks a data folder. @throws Problem when a running start holds the lock. */
export async function takeLock(file: string, mark: string): Promise<Lock> {
  const own: Note = { pid: process.pid, mark, children: [] };
  const leftovers: KnownProcess[] = [];
  for (let tries = 1; !(await tryToTake(file, own)); tries++) {
    const holder = await readNote(file);
    if (holder && (await isRunning(holder))) throw taken(file, holder);
    if (tries === TRIES)
      throw new Problem(`The lock ${file} cannot be taken. If no other start is running, delete it and start again.`);
    if (await moveAside(file, holder)) leftovers.push(...(holder?.children ?? []));
    await sleep(RETRY_MS);
  }
  return {
    leftovers,
    async note(child) {
      // A restarted program replaces the one that died.
      own.children = [...own.children.filter((other) => other.mark !== child.mark), child];
      await writeNote(file, own);
    },
    release: () => rm(file, { force: true }),
  };
}

function taken(file: string, { pid }: Note): Problem {
  return new Problem(
    `Image Catalog is already running with this data (process ${pid}, lock ${file}). Stop it with Ctrl-C where it runs, or with ` +
      `"kill ${pid}". Or start a second one with --data <folder> and --port <number>.`,
  );
}

// link() never overwrites, so only one of two starts wins. The note is complete before anyone can read it.
async function tryToTake(file: string, own: Note): Promise<boolean> {
  const fresh = `${file}.${process.pid}`;
  try {
    await writeFile(fresh, JSON.stringify(own), { mode: 0o600 });
    await link(fresh, file);
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw explainFiles(error, file);
  } finally {
    await rm(fresh, { force: true });
  }
}

async function writeNote(file: string, own: Note): Promise<void> {
  const fresh = `${file}.${process.pid}`;
  try {
    await writeFile(fresh, JSON.stringify(own), { mode: 0o600 });
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw explainFiles(error, file);
  }
}

// Checked again after it was moved: a start that took the lock meanwhile must keep it.
async function moveAside(file: string, expected: Note | undefined): Promise<boolean> {
  const aside = `${file}.stale-${process.pid}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return false;
    throw explainFiles(error, file);
  }
  const moved = await readNote(aside);
  const isStale = moved?.pid === expected?.pid && moved?.mark === expected?.mark;
  if (!isStale) await link(aside, file).catch(() => undefined);
  await rm(aside, { force: true });
  return isStale;
}

async function readNote(file: string): Promise<Note | undefined> {
  try {
    const { pid, mark, children }: Partial<Note> = JSON.parse(await readFile(file, 'utf8'));
    return pid && mark ? { pid, mark, children: children ?? [] } : undefined;
  } catch (error) {
    if (errorCode(error) === 'EACCES') throw explainFiles(error, file);
    return undefined;
  }
}
