import { execFile } from 'node:child_process';
import { cp, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { publint } from 'publint';

const run = promisify(execFile);
const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const MINUTE = 60_000;

/** The oldest peers that package.json allows; the package's own tests run with the newest. */
const OLDEST_PEERS = ['class-validator@0.14.1', 'class-transformer@0.5.1'];

let app: string;
let tarball: string;

async function inApp(command: string, ...rest: string[]): Promise<string> {
  try {
    return (await run(command, rest, { cwd: app, timeout: MINUTE })).stdout;
  } catch (error) {
    const { message, stdout } = error as { message: string; stdout: string };
    throw new Error(`${message}\n${stdout}`, { cause: error });
  }
}

async function pack(into: string): Promise<string> {
  const { packageManager } = JSON.parse(await readFile(join(PACKAGE, '../../package.json'), 'utf8')) as {
    packageManager: string;
  };
  const running = process.env['npm_execpath'] ?? '';
  const [command, prefix] = basename(running) === 'pnpm' ? [running, []] : ['npx', ['-y', packageManager]];
  await run(command, [...prefix, 'pack', '--pack-destination', into], { cwd: PACKAGE, timeout: MINUTE });
  const [packed = ''] = (await readdir(into)).filter((file) => file.endsWith('.tgz'));
  return join(into, packed);
}

// A project like any other, outside of this repository, that installs the package from its tarball.
beforeAll(async () => {
  app = await mkdtemp(join(tmpdir(), 'spec-consumer-'));
  await writeFile(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
  const quiet = ['--no-audit', '--no-fund', '--prefer-offline', '--ignore-scripts'];
  tarball = await pack(app);
  await inApp('npm', 'install', ...quiet, tarball, ...OLDEST_PEERS);
  await cp(join(PACKAGE, 'test/consumer'), app, { recursive: true });
}, 3 * MINUTE);

afterAll(() => rm(app, { recursive: true, force: true }));

describe('an application that installs the package', () => {
  it('gets the package, its two dependencies and the peers it asked for', async () => {
    const { dependencies } = JSON.parse(await inApp('npm', 'ls', '--all', '--json')) as {
      dependencies: Record<string, { dependencies?: object }>;
    };

    expect(Object.keys(dependencies).sort()).toEqual(['@image-catalog/spec', 'class-transformer', 'class-validator']);
    expect(Object.keys(dependencies['@image-catalog/spec']?.dependencies ?? {}).sort()).toEqual([
      'class-transformer',
      'class-validator',
      'reflect-metadata',
      'yaml',
    ]);
  });

  it('gets sources for its debugger, and no tests', async () => {
    const files = await readdir(join(app, 'node_modules/@image-catalog/spec'), { recursive: true });

    expect(files).toEqual(expect.arrayContaining(['README.md', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts']));
    expect(files.filter((file) => /spec\.|^test/.test(file))).toEqual([]);
  });

  it('runs the example of the README, whose comments tell what it prints', async () => {
    const readme = await readFile(join(app, 'node_modules/@image-catalog/spec/README.md'), 'utf8');
    const example = /```js\n(.*?)```/s.exec(readme)?.[1] ?? '';
    const promised = [...example.matchAll(/^console\.log.*; \/\/ (.*)$/gm)].map((match) => match[1]);
    await writeFile(join(app, 'example.js'), example);

    const printed = await inApp(process.execPath, 'example.js');

    expect(promised).toHaveLength(2);
    expect(printed.trim().split('\n')).toEqual(promised);
  });

  it('may be written in CommonJS', async () => {
    await writeFile(join(app, 'old.cjs'), "console.log(require('@image-catalog/spec').isIdentifier('x86_64'))");

    const printed = await inApp(process.execPath, 'old.cjs');

    expect(printed.trim()).toBe('true');
  });

  it('finds the same rules in the ES module and in the CommonJS copy, also when both are loaded', async () => {
    const printed = JSON.parse(await inApp(process.execPath, 'both-formats.js')) as Record<string, unknown[]>;
    const { copies, ...pairs } = printed;

    expect(copies).toBe(true);
    for (const [name, [first, second]] of Object.entries(pairs)) expect([name, second]).toEqual([name, first]);
    expect(pairs['image']?.[0]).toEqual({
      dto: { name: 'n'.repeat(300), username: '', architecture_id: 1, user_data: true },
      wrong: [
        ['username', { isPresent: "can't be blank" }],
        ['name', { maxText: 'is too long (maximum is 255 characters)' }],
        ['uuid', { isPresent: "can't be blank" }],
      ],
    });
    expect(pairs['nested']?.[0]).toMatchObject({ wrong: [['os_parameters_attributes', expect.anything()]] });
    expect(pairs['sentences']?.[0]).toBeGreaterThan(8);
  });

  it('is resolved by every resolver of TypeScript, with types of the right format', async () => {
    const attw = join(PACKAGE, 'node_modules/.bin/attw');

    const printed = await inApp(attw, tarball, '--format', 'json');

    const { analysis } = JSON.parse(printed) as { analysis: { problems: unknown[]; entrypoints: object } };
    expect(analysis.problems).toEqual([]);
    expect(Object.keys(analysis.entrypoints)).toEqual([
      '.',
      './views',
      './provider-kinds',
      './nestjs-swagger',
      './package.json',
    ]);
  });

  it('is packed without a mistake that publint knows', async () => {
    const { messages } = await publint({
      pkgDir: join(app, 'node_modules/@image-catalog/spec'),
      pack: false,
      strict: true,
    });

    expect(messages).toEqual([]);
  });

  it.each([
    ['Node', ['--module', 'nodenext']],
    ['a bundler', ['--module', 'preserve', '--moduleResolution', 'bundler']],
  ])('compiles against the types as %s finds them, without types of Node', async (_where, resolution) => {
    const tsc = join(PACKAGE, 'node_modules/typescript/bin/tsc');
    const strict = ['--noEmit', '--strict', '--skipLibCheck', 'false', '--target', 'es2022', '--types', ''];

    const compiled = inApp(process.execPath, tsc, ...strict, ...resolution, 'types.ts');

    await expect(compiled).resolves.toBe('');
  });

  it('refuses members that a second copy of class-transformer left plain', async () => {
    const beside = join(app, 'node_modules/@image-catalog/spec/node_modules/class-transformer');
    await cp(join(app, 'node_modules/class-transformer'), beside, { recursive: true });

    const printed = await inApp(process.execPath, 'two-transformers.js');
    await rm(beside, { recursive: true });

    const parameters = ['os_parameters_attributes'];
    expect(JSON.parse(printed)).toEqual({ strict: parameters, lax: parameters });
  });
});

describe('a browser', () => {
  async function bundled(code: string): Promise<{ inputs: string[]; text: string }> {
    const { outputFiles, metafile } = await build({
      stdin: { contents: code, resolveDir: app },
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'esm',
      metafile: true,
    });
    // What is left of it after unused code was dropped.
    const [output] = Object.values(metafile.outputs);
    const inputs = Object.entries(output?.inputs ?? {}).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    return { inputs: inputs.map(([name]) => name.replace(/^.*node_modules\//, '')), text: outputFiles[0]?.text ?? '' };
  }

  it('loads the kinds of providers without validators and reflection', async () => {
    const { inputs } = await bundled(
      "import { PROVIDER_KINDS } from '@image-catalog/spec/provider-kinds'; console.log(PROVIDER_KINDS);",
    );

    expect(inputs.filter((name) => !name.startsWith('<'))).toEqual(['@image-catalog/spec/dist/provider-kinds.js']);
  });

  it('loads nothing for types alone', async () => {
    const { text } = await bundled("export * from '@image-catalog/spec/views';");

    expect(text).toBe('');
  });

  it('keeps reflect-metadata before a DTO, and drops DTOs that it does not use', async () => {
    const { inputs } = await bundled(
      "import { CreateArchitectureDto } from '@image-catalog/spec'; console.log(CreateArchitectureDto);",
    );
    const at = (end: string) => inputs.findIndex((name) => name.endsWith(end));

    expect(at('reflect-metadata/Reflect.js')).toBeGreaterThanOrEqual(0);
    expect(at('reflect-metadata/Reflect.js')).toBeLessThan(at('create-architecture.dto.js'));
    expect(at('create-image.dto.js')).toBe(-1);
  });

  it('runs the bundle, which needs nothing but the language', async () => {
    const { outputFiles, metafile } = await build({
      absWorkingDir: app,
      entryPoints: ['browser.js'],
      bundle: true,
      write: false,
      platform: 'browser',
      format: 'iife',
      metafile: true,
    });
    const browser = createContext({});

    runInContext(outputFiles[0]?.text ?? '', browser, { timeout: MINUTE });

    const answer = runInContext('JSON.parse(answer)', browser) as unknown;
    expect(JSON.parse(JSON.stringify(answer))).toEqual({
      good: { dto: { username: 'root', name: 'n', uuid: 'u', architecture_id: 1 }, wrong: [] },
      bad: { dto: { name: '' }, wrong: ['username', 'name', 'uuid'] },
      nested: ['os_parameters_attributes'],
      kind: 'EC2',
    });
    expect(Object.keys(metafile.inputs).filter((input) => /^(node:|\(disabled\))/.test(input))).toEqual([]);
  });
});
