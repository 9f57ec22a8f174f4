import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const CLIENTS = fileURLToPath(new URL('../clients/', import.meta.url));
const run = promisify(execFile);

/** A client in Python whose suite stands in tools/clients. */
export class PythonSuite {
  private readonly suite: string;
  private readonly requirements: string;
  private readonly buildConstraints: string;

  constructor(client: string) {
    this.suite = join(CLIENTS, client, 'suite.py');
    this.requirements = join(CLIENTS, client, 'requirements.txt');
    this.buildConstraints = join(CLIENTS, client, 'build-constraints.txt');
  }

  /** Names the tests of the suite as it names them itself. */
  testNames(): string[] {
    let suite = '';
    return readFileSync(this.suite, 'utf8')
      .split('\n')
      .flatMap((line) => {
        suite = /^class (\w+)\(/.exec(line)?.[1] ?? suite;
        const test = /^ {4}def (test_\w+)/.exec(line)?.[1];
        return test === undefined ? [] : [`${suite}.${test}`];
      });
  }

  /** Installs the client in a folder; gives the Python that has it. */
  async install(folder: string): Promise<string> {
    await run('python3', ['-m', 'venv', folder]);
    const python = join(folder, 'bin', 'python');
    const words = [
      '-m',
      'pip',
      '--disable-pip-version-check',
      '--quiet',
      'install',
      '--requirement',
      this.requirements,
    ];
    // What an old package is built with, where today's tools cannot.
    const constraints = { PIP_CONSTRAINT: this.buildConstraints, PIP_BUILD_CONSTRAINT: this.buildConstraints };
    await run(python, words, { env: { ...process.env, ...(existsSync(this.buildConstraints) && constraints) } });
    return python;
  }

  /** Runs the suite against a catalog; gives what went wrong in each test by its name, '' when nothing did. */
  async run(python: string, { url, password, home }: Record<'url' | 'password' | 'home', string>) {
    const environment = {
      PATH: process.env['PATH'],
      LANG: 'C.UTF-8',
      HOME: home,
      PYTHONPATH: CLIENTS,
      PYTHONDONTWRITEBYTECODE: '1',
      CATALOG_URL: url,
      ADMIN_PASSWORD: password,
    };
    const { stdout } = await run(python, [this.suite], { env: environment, maxBuffer: 64 * 1024 * 1024 });
    const lines = stdout.trim().split('\n');
    return new Map(
      lines.map((line) => {
        const { name, wrong } = JSON.parse(line) as { name: string; wrong: string };
        return [name, wrong] as const;
      }),
    );
  }
}
