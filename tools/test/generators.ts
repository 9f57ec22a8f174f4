import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const run = promisify(execFile);
const PROGRAMS = fileURLToPath(new URL('../clients/generated/', import.meta.url));

/** What a generator said, and how to run a program with the client that it made. */
export interface Generated {
  said: string;
  list(environment: Record<string, string>): Promise<unknown>;
}

/** A generator from npm: what to install, how to call it in its folder, and the program that uses its client. */
export interface NpmGenerator {
  packages: string[];
  /** The file of the generator, and its arguments; `document` and `out` are below the folder. */
  command: string[];
  /** Files that it needs, by name. */
  files?: Record<string, string>;
  program: string;
}

/** Makes a client with a generator from npm, in a folder of its own, as a stranger would. */
export async function generateWithNpm(generator: NpmGenerator, folder: string, document: unknown): Promise<Generated> {
  await prepare(folder, document);
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  for (const [name, text] of Object.entries(generator.files ?? {})) await writeFile(join(folder, name), text);
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', ...generator.packages], { cwd: folder });
  const [file = '', ...rest] = generator.command;
  const said = await run(process.execPath, [join('node_modules', file), ...rest], { cwd: folder });
  await cp(join(PROGRAMS, generator.program), join(folder, generator.program));
  const bundle = join(folder, 'program.mjs');
  await build({
    entryPoints: [join(folder, generator.program)],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
  });
  return { said: said.stdout + said.stderr, list: (environment) => printed(process.execPath, [bundle], environment) };
}

/** Makes a client with openapi-python-client, in a virtual environment. */
export async function generateWithPython(version: string, folder: string, document: unknown): Promise<Generated> {
  await prepare(folder, document);
  const bin = join(folder, 'venv/bin');
  await run('python3', ['-m', 'venv', join(folder, 'venv')]);
  await run(join(bin, 'pip'), [
    'install',
    '--quiet',
    '--disable-pip-version-check',
    `openapi-python-client==${version}`,
    'python-dateutil',
  ]);
  // It formats with ruff, which came with it.
  const env = { ...process.env, PATH: `${bin}:${process.env['PATH']}` };
  const rest = ['generate', '--path', join(folder, 'openapi.json'), '--output-path', join(folder, 'out')];
  const said = await run(join(bin, 'openapi-python-client'), rest, { cwd: folder, env });
  const program = join(PROGRAMS, 'list_images.py');
  const list = (environment: Record<string, string>) =>
    printed(join(bin, 'python'), [program], { ...environment, PYTHONPATH: join(folder, 'out') });
  return { said: said.stdout + said.stderr, list };
}

async function prepare(folder: string, document: unknown): Promise<void> {
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'openapi.json'), JSON.stringify(document));
}

async function printed(command: string, rest: string[], environment: Record<string, string>): Promise<unknown> {
  const { stdout } = await run(command, rest, { env: { ...process.env, ...environment } });
  return JSON.parse(stdout) as unknown;
}
