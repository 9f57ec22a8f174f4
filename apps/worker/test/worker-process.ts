import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import manifest from '../package.json' with { type: 'json' };

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

/** Those of the `start` script, which the Dockerfile repeats. */
const FLAGS = manifest.scripts.start.split(' ').filter((word) => word.startsWith('--'));

/** A built worker as a process of its own. */
export class WorkerProcess {
  /** What it wrote, line by line. */
  readonly lines: string[] = [];
  private readonly exited: Promise<unknown[]>;

  private constructor(private readonly child: ChildProcess) {
    this.exited = once(child, 'exit');
    for (const stream of [child.stdout, child.stderr]) {
      if (stream) createInterface(stream).on('line', (line) => this.lines.push(line));
    }
  }

  /** Starts a worker with short intervals and nothing else in its environment than given. */
  static start(environment: Record<string, string>): WorkerProcess {
    const settings = { SYNC_POLL_SECONDS: '1', SYNC_LEASE_SECONDS: '3', WORKER_PORT: '0', ...environment };
    const child = spawn(process.execPath, [...FLAGS, MAIN], { env: settings, stdio: ['ignore', 'pipe', 'pipe'] });
    return new WorkerProcess(child);
  }

  /** Waits for a line and gives what a pattern found in it. */
  async line(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      const found = this.lines.map((line) => pattern.exec(line)).find((match) => match !== null);
      if (found) return found;
      if (this.child.exitCode !== null) throw new Error(`The worker ended:\n${this.lines.join('\n')}`);
      await sleep(20);
    }
  }

  /** Waits until it is at work; returns the address of its health. */
  async ready(): Promise<string> {
    const [, url = ''] = await this.line(/(http:\S+\/health)/);
    await this.line(/The worker is at work/);
    return url;
  }

  /** Its resident memory. Linux only. */
  async residentMebibytes(): Promise<number> {
    const status = await readFile(`/proc/${this.child.pid}/status`, 'utf8');
    return Math.round(Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024);
  }

  /** Sends a signal, unless it is gone, and waits for its end; returns its exit code. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    if (this.child.exitCode === null && this.child.signalCode === null) this.child.kill(signal);
    return this.exit();
  }

  async exit(): Promise<number | null> {
    const [code] = await this.exited;
    return code as number | null;
  }
}
