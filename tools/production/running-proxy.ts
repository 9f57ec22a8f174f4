import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { ensureFreePort } from '../start/port.ts';
import { readCompose } from './compose.ts';

const FOLDER = fileURLToPath(new URL('../../deploy/proxy/', import.meta.url));
const LOOPBACK = '127.0.0.1';

/** One of the proxies of docker-compose.yml as a process: Debian's Caddy with the file that we ship. */
export class RunningProxy {
  readonly httpPort: number;
  readonly httpsPort: number;
  private readonly child: ChildProcess;
  private log = '';

  private constructor(child: ChildProcess, ports: { http: number; https: number }) {
    this.child = child;
    this.httpPort = ports.http;
    this.httpsPort = ports.https;
    child.stderr?.on('data', (text: Buffer) => (this.log += text.toString()));
  }

  /** Starts the proxy in front of an API, with files of its own in a folder, and waits until it is well. */
  static async start(
    kind: 'plain' | 'tls',
    { apiUrl, folder, settings = {} }: { apiUrl: string; folder: string; settings?: Record<string, string> },
  ): Promise<RunningProxy> {
    const [http, https, health] = [await free(), await free(), await free()];
    const [program = '', ...words] = commandOf(kind);
    const child = spawn(program, words, {
      cwd: FOLDER,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        XDG_DATA_HOME: folder,
        XDG_CONFIG_HOME: folder,
        API_HOST: new URL(apiUrl).hostname,
        API_PORT: new URL(apiUrl).port,
        LISTEN_PORT: String(http),
        HTTP_PORT: String(http),
        HTTPS_PORT: String(https),
        HEALTH_PORT: String(health),
        ...settings,
      },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const proxy = new RunningProxy(child, { http, https });
    await proxy.isWell(`http://${LOOPBACK}:${health}/`);
    return proxy;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await ended;
  }

  private async isWell(health: string): Promise<void> {
    for (let tries = 0; tries < 200; tries++) {
      if (this.child.exitCode !== null) break;
      if (
        await fetch(health).then(
          ({ ok }) => ok,
          () => false,
        )
      )
        return;
      await sleep(100);
    }
    throw new Error(`Caddy does not work:\n${this.log}`);
  }
}

/** The command of docker-compose.yml, with the files where they are here. */
function commandOf(kind: 'plain' | 'tls'): string[] {
  const { services } = readCompose(readFileSync(new URL('../../docker-compose.yml', import.meta.url), 'utf8'));
  const command = services[kind === 'tls' ? 'tls' : 'proxy']?.command ?? [];
  return command.map((word) => word.replace('/etc/caddy/', FOLDER));
}

async function free(): Promise<number> {
  return ensureFreePort(LOOPBACK, 0);
}
