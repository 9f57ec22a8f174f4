import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CommandBlock } from './blocks.ts';

/** What a newcomer's machine answers: everything that a block printed, and its exit code. */
export interface Typed {
  code: number | null;
  output: string;
}

const READY = 'Press Ctrl-C to stop.';

/** Somebody with a fresh clone, who types the commands of the documents in it. */
export class Newcomer {
  readonly clone: string;
  private readonly repository: string;
  private readonly port: number;
  private readonly folder: string;
  private readonly state: string;
  private started: ChildProcess | undefined;
  private screen = '';

  /** Clones what is committed. */
  constructor(repository: string, port: number) {
    this.repository = repository;
    this.port = port;
    this.folder = mkdtempSync(join(tmpdir(), 'image-catalog-newcomer-'));
    // The database's own user has to pass through.
    chmodSync(this.folder, 0o755);
    this.clone = join(this.folder, 'image-catalog');
    this.state = join(this.folder, 'state');
    cloneOrCopy(repository, this.clone);
    for (const name of ['srv', 'backups']) mkdirSync(join(this.folder, name));
    // curl takes an error response for a success, unless it is told.
    writeFileSync(join(this.folder, '.curlrc'), 'silent\nshow-error\nfail-with-body\nmax-time = 30\n');
    writeFileSync(this.state, '');
  }

  /** Types a block into a shell that keeps what earlier ones have exported. It ends after two minutes at the latest. */
  type({ text }: CommandBlock): Typed {
    const { status, stdout, stderr } = spawnSync('bash', ['-c', this.script(text)], {
      cwd: this.clone,
      env: this.environment(),
      encoding: 'utf8',
      timeout: 120_000,
      killSignal: 'SIGKILL',
    });
    return { code: status, output: stdout + stderr };
  }

  /** Types the block that starts the catalog, in a terminal of its own; resolves when it is ready or has ended. */
  async start({ text }: CommandBlock): Promise<Typed> {
    const child = spawn('bash', ['-c', this.script(text)], {
      cwd: this.clone,
      env: this.environment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.started = child;
    for (const output of [child.stdout, child.stderr])
      output.on('data', (piece: Buffer) => {
        this.screen += piece.toString();
      });
    while (!this.screen.includes(READY) && child.exitCode === null) await sleep(100);
    return { code: child.exitCode ?? 0, output: this.screen };
  }

  /** Presses Ctrl-C; resolves to the exit code. */
  async stop(): Promise<number | null> {
    if (this.started === undefined) return null;
    const lock = join(this.clone, '.data', 'start.lock');
    const pid = Number(/"pid":(\d+)/.exec(readText(lock))?.[1] ?? 0);
    if (this.started.exitCode === null) {
      const ended = once(this.started, 'close');
      if (pid > 0) process.kill(pid, 'SIGINT');
      else this.started.kill('SIGTERM');
      await ended;
    }
    return this.started.exitCode;
  }

  leave(): void {
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }

  /** The commands, with the port and the folders of this test instead of the machine's. */
  private script(text: string): string {
    const own = text
      .replaceAll('127.0.0.1:3000', `127.0.0.1:${this.port}`)
      .replaceAll(/(?<=[\s"'=])\/(srv|backups)(?=\/)/g, `${this.folder}/$1`);
    return `set -e -o pipefail
pnpm() { npx -y pnpm@12.21.0 "$@"; }
image-catalog() { '${this.clone}/node_modules/.bin/node' '${this.clone}/apps/cli/bin/image-catalog.js' "$@"; }
. '${this.state}'
${own}
cd '${this.clone}'
export -p > '${this.state}'`;
  }

  private environment(): NodeJS.ProcessEnv {
    // What the tests of this machine are told is nothing that a newcomer has.
    const strange =
      /^(DATABASE_|TEST_DATABASE|ADMIN_|SEALING_|EGRESS|IMAGE_CATALOG_|HOST$|PORT$|NODE_(OPTIONS|ENV|PATH)$|npm_|pnpm_|JEST|TALLY)/;
    const usual = Object.entries(process.env).filter(([name]) => !strange.test(name));
    const path = (process.env['PATH'] ?? '').split(':').filter((folder) => !folder.startsWith(this.repository));
    return {
      ...Object.fromEntries(usual),
      PATH: path.join(':'),
      PORT: String(this.port),
      IMAGE_CATALOG_URL: `http://127.0.0.1:${this.port}`,
      CURL_HOME: this.folder,
      // Builds the same sources only once on a machine.
      TURBO_CACHE_DIR: join(this.repository, '.turbo', 'cache'),
      TURBO_TELEMETRY_DISABLED: '1',
    };
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** What a checkout holds besides its sources. */
const MADE_HERE = new Set(['.git', '.data', '.results', '.turbo', 'dist', 'node_modules']);

/** Clones a repository. A checkout without git, such as an unpacked archive, is copied without what was made in it. */
function cloneOrCopy(repository: string, clone: string): void {
  if (spawnSync('git', ['clone', '--quiet', repository, clone]).status === 0) return;
  cpSync(repository, clone, { recursive: true, filter: (path) => !MADE_HERE.has(basename(path)) });
}
