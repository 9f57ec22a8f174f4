import { readFileSync } from 'node:fs';
import { basename } from 'node:path';

const EVERY_MS = 1_000;
const RUNNERS = /^(npm|npx|pnpm|pnpx|yarn|corepack)(-cli)?(\.[cm]?js)?$/;
const SHELLS = /^-?(sh|dash|ash|bash|zsh)$/;

/**
 * Reports when npx, pnpm or a shell that started us has ended. When `npx` is told to end, it does not
 * pass the signal on, and we would keep running unnoticed. Works only on Linux. A shell or supervisor above
 * them may end, as when a program is put in the background.
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

// The nearest first. Everything above the topmost runner belongs to the user.
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

// "12 (name) S 1 ...": the name may contain brackets and blanks. 0 when there is no such process or no /proc.
function parentOf(pid: number): number {
  const stat = read(`/proc/${pid}/stat`);
  return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2] ?? 0);
}

// npm writes its whole command line into the first argument.
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
