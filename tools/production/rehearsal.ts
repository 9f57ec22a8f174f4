import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { Problem } from '../start/problem.ts';
import { type Compose, type ComposeService, fillIn } from './compose.ts';
import { programOf, said, type Stage } from './dockerfile.ts';

const run = promisify(execFile);
const HEALTHY_SECONDS = 60;
const STOP_SECONDS = 30;

/** What differs from real containers: folders, ports and hosts. */
export interface Place {
  repository: string;
  /** Replaces `/out` and `/keys`. */
  folder: string;
  /** Maps `host:port` of docker-compose.yml to the address here. */
  hosts: Record<string, string>;
  /** Variables that replace those of docker-compose.yml, mostly ports. */
  overrides: Record<string, string>;
}

/** Runs the services of docker-compose.yml as plain processes, installed by the Dockerfile's own commands. */
export class Rehearsal {
  private readonly stages: Stage[];
  private readonly compose: Compose;
  private readonly place: Place;
  private readonly running: { name: string; child: ChildProcess }[] = [];

  constructor(stages: Stage[], compose: Compose, place: Place) {
    this.stages = stages;
    this.compose = compose;
    this.place = place;
  }

  /** Runs each `pnpm deploy` of the Dockerfile and returns the commands. */
  async deploy(): Promise<string[]> {
    const commands = said(this.stages, 'build', 'RUN').filter((command) => / deploy \/out\//.test(command));
    await mkdir(join(this.place.folder, 'out'), { recursive: true });
    for (const command of commands) {
      await run('sh', ['-c', command.replace('/out/', `${this.place.folder}/out/`)], { cwd: this.place.repository });
    }
    for (const folder of ['public', 'private', 'database']) {
      await mkdir(join(this.place.folder, 'keys', folder), { recursive: true, mode: 0o700 });
    }
    return commands;
  }

  /** Runs a one-shot service and returns its output. @throws Error with the output when it fails. */
  async runOnce(name: string): Promise<string> {
    const { program, words, options } = this.describe(name);
    const { stdout } = await run(program, words, { ...options, timeout: 120_000 });
    return stdout;
  }

  /** Starts a service and waits until its health check passes. @throws Problem with its log when it does not. */
  async start(name: string): Promise<ChildProcess> {
    const { program, words, options } = this.describe(name);
    const logFile = join(this.place.folder, `${name}.log`);
    const log = await open(logFile, 'w');
    const child = spawn(program, words, { ...options, stdio: ['ignore', log.fd, log.fd] });
    await log.close();
    this.running.push({ name, child });
    for (let waited = 0; waited < HEALTHY_SECONDS * 2; waited++) {
      if (child.exitCode !== null || child.signalCode !== null) break;
      if (await this.isHealthy(name)) return child;
      await sleep(500);
    }
    throw new Problem(`${name} did not become healthy:\n${await readFile(logFile, 'utf8')}`);
  }

  /** Stops every service, the last started first. @throws Problem when one does not end cleanly and in time. */
  async stop(): Promise<void> {
    for (const { name, child } of this.running.splice(0).reverse()) {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        const isLate = await Promise.race([
          once(child, 'exit').then(() => false),
          sleep(STOP_SECONDS * 1000, true, { ref: false }),
        ]);
        if (isLate && child.kill('SIGKILL')) throw new Problem(`${name} did not end within ${STOP_SECONDS} seconds`);
      }
      if (child.exitCode !== 0) throw new Problem(`${name} ended with ${child.exitCode ?? child.signalCode}`);
    }
  }

  private async isHealthy(name: string): Promise<boolean> {
    const { build, healthcheck } = this.service(name);
    const check = await run('sh', ['-c', withNode(healthcheck?.test ?? 'false')], {
      cwd: join(this.place.folder, 'out', build?.target ?? ''),
      env: this.environment(name),
      timeout: 10_000,
    }).catch(() => undefined);
    return check !== undefined;
  }

  private describe(name: string) {
    const { build, command } = this.service(name);
    const [program, ...words] = programOf(this.stages, build?.target ?? '', command);
    const cwd = join(this.place.folder, 'out', build?.target ?? '');
    // Node by its path, since `node` on this machine may be another version than in the image.
    return {
      program: program === 'node' ? process.execPath : String(program),
      words,
      options: { cwd, env: this.environment(name) },
    };
  }

  // Only PATH is inherited, so that a setting that is missing in docker-compose.yml is missing here, too.
  private environment(name: string): Record<string, string> {
    const image = said(this.stages, this.service(name).build?.target ?? '', 'ENV').flatMap((line) => line.split(/\s+/));
    const own = Object.entries(this.service(name).environment ?? {}).map(([key, value]) => [
      key,
      this.here(fillIn(value, {})),
    ]);
    const known = Object.fromEntries([...image.map((pair) => pair.split('=')), ...own]) as Record<string, string>;
    const overridden = Object.entries(this.place.overrides).filter(([key]) => key in known);
    return { PATH: process.env['PATH'] ?? '', ...known, ...Object.fromEntries(overridden) };
  }

  private here(value: string): string {
    const moved = value.startsWith('/keys/') ? join(this.place.folder, value) : value;
    return Object.entries(this.place.hosts).reduce((text, [there, here]) => text.replace(there, here), moved);
  }

  private service(name: string): ComposeService {
    const service = this.compose.services[name];
    if (service === undefined) throw new Problem(`docker-compose.yml has no service ${name}`);
    return service;
  }
}

// By its path, since `node` on this machine may be another version than in the image.
function withNode(command: string): string {
  return command.replace(/^node(?= )/, process.execPath);
}
