import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const SUITE = fileURLToPath(new URL('../clients/nailgun/suite.py', import.meta.url));
const REQUIREMENTS = fileURLToPath(new URL('../clients/nailgun/requirements.txt', import.meta.url));
const run = promisify(execFile);

/** Names the tests of the suite as it names them itself. */
export function testNames(): string[] {
  let suite = '';
  return readFileSync(SUITE, 'utf8')
    .split('\n')
    .flatMap((line) => {
      suite = /^class (\w+)\(/.exec(line)?.[1] ?? suite;
      const test = /^ {4}def (test_\w+)/.exec(line)?.[1];
      return test === undefined ? [] : [`${suite}.${test}`];
    });
}

/** Installs nailgun in a folder; gives the Python that has it. */
export async function installNailgun(folder: string): Promise<string> {
  await run('python3', ['-m', 'venv', folder]);
  const python = join(folder, 'bin', 'python');
  await run(python, ['-m', 'pip', '--disable-pip-version-check', '--quiet', 'install', '--requirement', REQUIREMENTS]);
  return python;
}

/** Runs the suite against a catalog; gives what went wrong in each test by its name, '' when nothing did. */
export async function runSuite(
  python: string,
  { url, password }: { url: string; password: string },
): Promise<Map<string, string>> {
  const environment = { PATH: process.env['PATH'], LANG: 'C.UTF-8', CATALOG_URL: url, ADMIN_PASSWORD: password };
  const { stdout } = await run(python, [SUITE], { env: environment, maxBuffer: 64 * 1024 * 1024 });
  const lines = stdout.trim().split('\n');
  return new Map(
    lines.map((line) => {
      const { name, wrong } = JSON.parse(line) as { name: string; wrong: string };
      return [name, wrong];
    }),
  );
}
