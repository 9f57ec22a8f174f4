import { link, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { errorCode, explainFiles, Problem } from './problem.ts';
import { isRunning, type KnownProcess } from './processes.ts';

const TRIES = 10;
const RETRY_MS = 50;

/** What a start writes down about itself, for the next one. */
interface Note extends KnownProcess {
  children: KnownProcess[];
}

/** Holds a data folder for one start. */
export interface Lock {
  /** What a start that was killed left running; to be ended before anything else. */
  leftovers: KnownProcess[];
  /** Writes down a process that must not outlive this start. */
  note(child: KnownProcess): Promise<void>;
  release(): Promise<void>;
}

/** Takes a data folder for ourselves. @throws Problem when a start that still runs has it. */
export async function takeLock(file: string, mark: string): Promise<Lock> {
  const own: Note = { pid: process.pid, mark, children: [] };
  const leftovers: KnownProcess[] = [];
  for (let tries = 1; !(await tryToTake(file, own)); tries++) {
    const holder = await readNote(file);
    if (holder && (await isRunning(holder))) throw taken(file, holder);
    if (tries === TRIES)
      throw new Problem(`${file} cannot be taken over. Delete it if no start is under way, and start again.`);
    if (await moveAside(file, holder)) leftovers.push(...(holder?.children ?? []));
    await sleep(RETRY_MS);
  }
  return {
    leftovers,
    async note(child) {
      // A program that was started again takes the place of the one that died.
      own.children = [...own.children.filter((other) => other.mark !== child.mark), child];
      await writeNote(file, own);
    },
    release: () => rm(file, { force: true }),
  };
}

function taken(file: string, { pid }: Note): Problem {
  return new Problem(
    `Image Catalog runs already with this data (process ${pid}, lock ${file}). Stop it with Ctrl-C where it runs, or with ` +
      `"kill ${pid}"; or start a second one beside it with --data <folder> and --port <number>.`,
  );
}

// link() never overwrites, so of two starts at once one wins; the note is whole before anyone can read it.
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

// Looked at again after it was moved: a start that took the folder in between must keep its lock.
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
