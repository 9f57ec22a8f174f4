import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const EVERY_MS = 1_000;
const RUNNERS = /^(npm|npx|pnpm|pnpx|yarn|corepack)(-cli)?(\.[cm]?js)?$/;
const SHELLS = /^-?(sh|dash|ash|bash|zsh)$/;

/**
 * Notices when npx, pnpm or a shell between them is gone, through which we were started: `npx` that is told to end hands
 * that to nobody, and we would run on without anybody who knows. Only Linux shows who that is. A shell or supervisor above
 * them may go: that is how a program is put in the background.
 */
export function watchCallers(tell: () => void): void {
  const callers = findCallers();
  if (callers.length === 0) return;
  const timer = setInterval(() => {
    if (callers.every((caller, index) => parentOf(callers[index - 1] ?? process.pid) === caller)) return;
    clearInterval(timer);
    tell();
  }, EVERY_MS);
  timer.unref();
}

// The nearest first. Above the uppermost runner everything is the person's own.
function findCallers(): number[] {
  const chain: { pid: number; isRunner: boolean }[] = [];
  for (let pid = process.ppid; pid > 1; pid = parentOf(pid)) {
    const [first = '', second = ''] = commandOf(pid).map((word) => basename(word));
    const isRunner = RUNNERS.test(first) || RUNNERS.test(second);
    if (!isRunner && !SHELLS.test(first)) break;
    chain.push({ pid, isRunner });
  }
  return chain.slice(0, chain.findLastIndex(({ isRunner }) => isRunner) + 1).map(({ pid }) => pid);
}

// "12 (name) S 1 ...": the name may hold brackets and blanks. 0 when there is no such process, or no /proc.
function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2] ?? 0);
}

// npm writes its whole command into the first word.
function commandOf(pid: number): string[] {
  return read(`/proc/${pid}/cmdline`).split(/[\0 ]/);
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
