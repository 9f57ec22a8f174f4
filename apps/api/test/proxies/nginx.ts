import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A real nginx in the foreground, with files of its own, and what a test puts into its `http` block. */
export class Nginx {
  private constructor(
    readonly url: string,
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {}

  /** Starts one on a free port. @throws Error with its log when it does not come up. */
  static async start(http: (port: number) => string): Promise<Nginx> {
    const folder = await mkdtemp(join(tmpdir(), 'image-catalog-nginx-'));
    const port = await freePort();
    const file = join(folder, 'nginx.conf');
    await writeFile(file, configuration(folder, http(port)));
    const child = spawn('nginx', ['-c', file, '-p', folder, '-e', join(folder, 'error.log')], { stdio: 'ignore' });
    const failed = once(child, 'error').then(([error]: unknown[]) => Promise.reject(error as Error));
    const nginx = new Nginx(`http://127.0.0.1:${port}`, child, folder);
    try {
      await Promise.race([failed, nginx.untilListening(port)]);
    } catch (error) {
      const log = await readFile(join(folder, 'error.log'), 'utf8').catch(() => '');
      await nginx.stop();
      throw new Error(`nginx did not start (apt-get install --no-install-recommends nginx-light): ${log}`, {
        cause: error,
      });
    }
    return nginx;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null && this.child.kill('SIGQUIT')) {
      const killed = setTimeout(() => this.child.kill('SIGKILL'), 5_000);
      await once(this.child, 'exit');
      clearTimeout(killed);
    }
    await rm(this.folder, { recursive: true, force: true });
  }

  private async untilListening(port: number): Promise<void> {
    while (!(await accepts(port))) {
      if (this.child.exitCode !== null) throw new Error(`It ended with ${this.child.exitCode}`);
      await sleep(20);
    }
  }
}

function configuration(folder: string, http: string): string {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'];
  return `daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log;
events {}
http {
  access_log off;
  ${temporary.map((name) => `${name}_temp_path ${folder}/${name};`).join('\n  ')}
  ${http}
}
`;
}

async function accepts(port: number): Promise<boolean> {
  const socket = connect(port, '127.0.0.1');
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
