import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { BlockList } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { fillIn, networksOf, readCompose } from '../production/compose.ts';
import { programOf, readDockerfile, said } from '../production/dockerfile.ts';
import { PROGRAM_FLAGS } from '../start/program-flags.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const compose = readCompose(read('docker-compose.yml'));
const stages = readDockerfile(read('Dockerfile'));
const services = Object.entries(compose.services);
const own = services.filter(([, service]) => service.build !== undefined);
const lasting = services.filter(([, service]) => service.restart === 'unless-stopped');

/** Where each image's program reads its settings. */
const READERS: Record<string, string[]> = {
  api: ['apps/api/src/environment.ts'],
  worker: ['apps/worker/src/environment.ts'],
  setup: globSync('apps/cli/src/**/*.ts', { cwd: repository }),
};

describe('docker-compose.yml', () => {
  it('runs these services, and lets only what is done end', () => {
    expect(Object.keys(compose.services)).toEqual('keys postgres migrate cli api worker proxy tls'.split(' '));
    expect(lasting.map(([name]) => name)).toEqual(['postgres', 'api', 'worker', 'proxy', 'tls']);
    expect(services.flatMap(([name, { profiles = [] }]) => profiles.map((profile) => [name, profile]))).toEqual([
      ['cli', 'cli'],
      ['tls', 'tls'],
    ]);
  });

  it.each(lasting)(
    'can tell whether %s is well, by a text, as podman-compose breaks lists',
    (_name, { healthcheck }) => {
      expect(healthcheck?.test).toMatch(/^(node|pg_isready|wget) /);
    },
  );

  it('bounds the memory and the processes of every service', () => {
    const unbounded = services.filter(([, { mem_limit, pids_limit }]) => {
      const bound = fillIn(mem_limit ?? '', {});
      return !/^\d+[mg]$/.test(bound) || !(Number(pids_limit) > 0);
    });

    expect(unbounded).toEqual([]);
  });

  it('gives its own images the version of this release, and one name for each', () => {
    const { version }: { version: string } = JSON.parse(read('package.json'));

    const named = own.map(([, { image, build }]) => [image, build?.target]);

    for (const [image, target] of named) expect(image).toBe(`image-catalog-${target}:${version}`);
    expect(said(stages, 'runtime', 'ARG')).toContain(`VERSION=${version}`);
  });

  it.each(['api', 'worker'])('starts %s when the database answers and its schema is up to date', (name) => {
    expect(compose.services[name]?.depends_on).toEqual({
      postgres: { condition: 'service_healthy' },
      migrate: { condition: 'service_completed_successfully' },
    });
  });

  it.each(services)('gives %s no way to more rights', (_name, { read_only, security_opt }) => {
    expect({ read_only, security_opt }).toEqual({ read_only: true, security_opt: ['no-new-privileges:true'] });
  });

  it.each(own)('runs %s without capabilities, as an ordinary user', (_name, { cap_drop, build }) => {
    expect(cap_drop).toEqual(['ALL']);
    expect(said(stages, build?.target ?? '', 'USER')).toEqual(['node']);
  });

  it('lets out only the worker and the proxies', () => {
    const open = Object.entries(compose.networks)
      .filter(([, network]) => !network?.internal)
      .map(([name]) => name);

    const out = services.filter(([, service]) => networksOf(service).some((name) => open.includes(name)));
    const outside = services.filter(([, { networks, network_mode }]) => !networks && network_mode !== 'none');

    expect(out.map(([name]) => name)).toEqual(['worker', 'proxy', 'tls']);
    expect(outside).toEqual([]);
  });

  it('has networks that Podman takes, too', () => {
    const withOptions = Object.entries(compose.networks).filter(([, network]) => network?.driver_opts !== undefined);

    expect(withOptions).toEqual([]);
  });

  it('publishes the proxies and nothing else, without TLS on loopback only', () => {
    const published = services.flatMap(([name, { ports = [] }]) => ports.map((port) => [name, fillIn(port, {})]));

    expect(published).toEqual([
      ['proxy', '127.0.0.1:3000:8080'],
      ['tls', '80:80'],
      ['tls', '443:443'],
    ]);
  });

  it.each([{}, { NETWORK_PREFIX: '192.168' }, { TRUSTED_PROXIES: '10.0.0.5, 10.1.0.0/16' }])(
    'lets the API believe the proxies, and with %j no others than said',
    (variables: { NETWORK_PREFIX?: string; TRUSTED_PROXIES?: string }) => {
      const of = (name: string) =>
        (compose.services[name]!.networks as Record<string, { ipv4_address: string }>)['front'];
      const addresses = ['proxy', 'tls'].map((name) => fillIn(of(name)?.ipv4_address ?? '', variables));
      const [front] = compose.networks['front']?.ipam?.config ?? [];

      const trusted = fillIn(compose.services['api']?.environment?.['TRUSTED_PROXIES'] ?? '', variables);

      const extra = variables.TRUSTED_PROXIES?.split(', ') ?? [];
      expect(trusted.split(', ').filter((text) => text !== '')).toEqual([...addresses, ...extra]);
      // Docker gives addresses of the range to everybody else.
      const range = new BlockList();
      const [network = '', bits] = fillIn(front?.ip_range ?? '', variables).split('/');
      range.addSubnet(network, Number(bits));
      expect(addresses.filter((address) => range.check(address))).toEqual([]);
    },
  );

  it.each(services)('holds no secret of %s itself', (_name, { environment = {} }) => {
    const secrets = Object.entries(environment).filter(([key]) =>
      /PASSWORD|PRIVATE|KEY|DATABASE_URL|TOKEN|SECRET/.test(key),
    );

    const literal = secrets.filter(([key, value]) => !key.endsWith('_FILE') && fillIn(value, {}) !== '');

    expect(literal).toEqual([]);
    for (const value of Object.values(environment)) expect(String(value)).not.toMatch(/:\/\/[^/@]*:[^/@]*@/);
  });

  it('never shows the private key to anyone but the worker and the one who makes it', () => {
    const mounting = services.filter(([, { volumes = [] }]) =>
      volumes.some((volume) => volume.startsWith('private-key:')),
    );
    const naming = services.filter(([, { environment = {} }]) => JSON.stringify(environment).match(/private/i));

    expect(mounting.map(([name]) => name)).toEqual(['keys', 'worker']);
    expect(naming.map(([name]) => name)).toEqual(['keys', 'worker']);
  });

  it.each(own)('sets for %s only what its program reads', (_name, { build, environment = {} }) => {
    const paths = [...(READERS[build?.target ?? ''] ?? []), 'packages/database/src/authorities.ts'];
    const sources = paths.map(read).join('\n');

    const unknown = Object.keys(environment).filter(
      (key) => !sources.includes(`'${key}'`) && !sources.includes(`'${key.replace(/_FILE$/, '')}'`),
    );

    expect(unknown).toEqual([]);
  });

  it.each(services)('mounts for %s every file that its settings name', (_name, { environment = {}, volumes = [] }) => {
    const folders = volumes.map((volume) => fillIn(volume, {}).split(':')[1] ?? '');
    const files = Object.entries(environment).filter(([key, file]) => key.endsWith('_FILE') && fillIn(file, {}) !== '');

    const unmounted = files.filter(([, file]) => !folders.some((folder) => String(file).startsWith(`${folder}/`)));

    expect(unmounted).toEqual([]);
    const named = volumes.map((volume) => fillIn(volume, {})).filter((volume) => !volume.startsWith('./'));
    for (const volume of named) expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
  });

  it('lets only the one who makes the keys write them', () => {
    const writing = services.flatMap(([name, { volumes = [] }]) =>
      volumes.filter((volume) => volume.includes('/keys/') && !volume.endsWith(':ro')).map(() => name),
    );

    expect(new Set(writing)).toEqual(new Set(['keys']));
  });

  it('is explained: every variable that it takes stands in docs/operations.md', () => {
    const variables = [...read('docker-compose.yml').matchAll(/\$\{(\w+)/g)].map(([, name]) => `\`${name}\``);

    const operations = read('docs/operations.md');

    expect(variables.filter((name) => !operations.includes(name))).toEqual([]);
  });
});

describe('Dockerfile', () => {
  it.each(own)('has the image and the program of %s', (_name, { build, command }) => {
    const [program, ...words] = programOf(stages, build?.target ?? '', command);

    expect(program).toBe('node');
    expect(words.some((word) => word.startsWith('dist/'))).toBe(true);
  });

  it.each([
    ['api', PROGRAM_FLAGS.API],
    ['worker', PROGRAM_FLAGS.worker],
  ])('runs %s with the flags of its start script', (name, flags) => {
    const given = programOf(stages, name, undefined).filter((word) => word.startsWith('--'));

    expect(given).toEqual(['--enable-source-maps', ...flags]);
  });

  it('copies what is there and what .dockerignore lets in', () => {
    const let_in = read('.dockerignore')
      .split('\n')
      .filter((line) => line.startsWith('!'))
      .map((line) => line.slice(1));
    const copied = stages
      .flatMap(({ instructions }) => instructions)
      .filter(({ keyword, text }) => keyword === 'COPY' && !text.startsWith('--from='))
      .flatMap(({ text }) => text.split(/\s+/).slice(0, -1));

    expect(copied.filter((path) => !existsSync(join(repository, path)))).toEqual([]);
    expect(copied.filter((path) => !let_in.some((start) => path === start || path.startsWith(`${start}/`)))).toEqual(
      [],
    );
  });

  it('copies from earlier stages what they make', () => {
    const made = said(stages, 'build', 'RUN').join('\n');
    const taken = ['setup', 'api', 'worker'].flatMap((name) => said(stages, name, 'COPY'));

    const sources = taken.map((text) => /^--from=build (\S+)\/ \.\/$/.exec(text)?.[1] ?? text);

    expect(sources).toEqual(['/out/setup', '/out/api', '/out/worker']);
    for (const source of sources) expect(made).toContain(` deploy ${source}`);
  });

  it('gives the install every package of the workspace, as its lockfile is frozen', () => {
    const { packages }: { packages: string[] } = parse(read('pnpm-workspace.yaml'));
    const folders = packages.flatMap((pattern) => {
      const parent = pattern.replace(/\/\*$/, '');
      return parent === pattern ? [pattern] : readdirSync(join(repository, parent)).map((name) => `${parent}/${name}`);
    });

    const copied = said(stages, 'build', 'COPY').join('\n');

    expect(folders.filter((folder) => !copied.includes(`${folder}/package.json ${folder}/`))).toEqual([]);
  });

  it('builds with the versions that package.json names', () => {
    const { packageManager, engines }: { packageManager: string; engines: { node: string } } = JSON.parse(
      read('package.json'),
    );

    const major = /\d+/.exec(engines.node)?.[0];

    expect(said(stages, 'build', 'RUN')[0]).toBe(`npm install --global ${packageManager}`);
    expect(stages.slice(0, 2).map(({ from }) => from)).toEqual([`node:${major}-slim`, `node:${major}-slim`]);
  });
});

describe('fillIn', () => {
  it.each([
    ['${PORT:-3000}', {}, '3000'],
    ['${PORT:-3000}', { PORT: '' }, '3000'],
    ['${PORT:-3000}', { PORT: '8080' }, '8080'],
    ['127.0.0.1:${PORT:-3000}:3000', {}, '127.0.0.1:3000:3000'],
    ['${ADMIN_PASSWORD:-}', {}, ''],
    [3001, {}, '3001'],
  ])('makes of %s with %j: %s', (value, variables, expected) => {
    expect(fillIn(value, variables)).toBe(expected);
  });
});
