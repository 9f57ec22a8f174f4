import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { fillIn, readCompose } from '../production/compose.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const operations = read('docs/operations.md');
const { services } = readCompose(read('docker-compose.yml'));

/** The containers in which a reader of the table runs. `start` is none of them. */
const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  all: ['migrate', 'cli', 'api', 'worker'],
  api: ['api'],
  worker: ['worker'],
  'command line': ['cli'],
  'docker compose': [],
  start: [],
};

/** Settings that the stack makes itself. The documents say so. */
const MADE_HERE: Readonly<Record<string, string>> = {
  DATABASE_PASSWORD_FILE: 'names the file in a volume that `keys` writes',
  DATABASE_ADDRESS: 'is read by `keys`, which alone makes the URL of the database',
  HOST: 'is the address of this machine on which the proxy listens',
  PORT: 'is the port of this machine on which the proxy listens',
};

interface Documented {
  names: string[];
  readers: string[];
}

/** Reads the table of all settings in docs/operations.md. */
function readTable(): Documented[] {
  const [, section = ''] = /\n## Settings\n([^]*?)\n## /.exec(operations) ?? [];
  return [...section.matchAll(/^\| (`[A-Z][^|]*) \| ([^|]*) \|/gm)].map(([, settings = '', readBy = '']) => ({
    names: [...settings.matchAll(/`(\w+)`/g)].map(([, name = '']) => name),
    readers: readBy.replaceAll('`', '').split(/, /),
  }));
}

/** Everything that a container gets when every setting is set to a text of its own. */
function given(service: string, names: readonly string[]): string {
  const { environment = {}, ports = [] } = services[service] ?? {};
  const all = Object.fromEntries(names.map((name) => [name, `<${name}>`]));
  const lines = Object.entries(environment).map(([key, value]) => `${key}=${fillIn(value, all)}`);
  return [...lines, ...ports.map((port) => fillIn(port, all))].join('\n');
}

const table = readTable();
const names = table.flatMap((row) => row.names);
const cases = table.flatMap((row) =>
  row.names.flatMap((name) =>
    row.readers
      .map((reader) => CONTAINERS[reader] ?? CONTAINERS['command line']!)
      .flat()
      .map((service): [string, string] => [name, service]),
  ),
);

describe('docker-compose.yml, with every documented setting set', () => {
  it('is told about all settings there are', () => {
    expect(names).toEqual(
      expect.arrayContaining(['DATABASE_URL', 'TRUSTED_PROXIES', 'CA_FILE', 'EGRESS_FILE', 'PORT']),
    );
    expect(cases.length).toBeGreaterThan(35);
  });

  it.each(cases.filter(([name]) => !(name in MADE_HERE)))('gives %s to %s', (name, service) => {
    expect(given(service, names).split('\n')).toContainEqual(
      expect.stringMatching(new RegExp(`^${name}=.*<${name}>$`)),
    );
  });

  it('publishes HOST and PORT, and makes the URL of the database from its address', () => {
    expect(given('proxy', names)).toBe('<HOST>:<PORT>:8080');
    expect(given('keys', names)).toContain('DATABASE_ADDRESS=<DATABASE_ADDRESS>');
  });

  it('gives the private key and the passwords of people to nobody else', () => {
    const holders = (name: string) =>
      Object.keys(services).filter((service) => given(service, names).includes(`<${name}>`));

    expect(holders('SEALING_PRIVATE_KEY')).toEqual(['worker']);
    expect(holders('ADMIN_PASSWORD')).toEqual(['migrate', 'cli']);
    expect(holders('IMAGE_CATALOG_PASSWORD')).toEqual(['cli']);
  });
});

describe('the table of settings', () => {
  const sources: [string, string[], string[]][] = [
    ['api', ['api'], ['apps/api/src/environment.ts']],
    ['worker', ['worker'], ['apps/worker/src/environment.ts']],
    [
      'setup',
      ['keys', 'migrate', 'cli'],
      globSync('apps/cli/src/**/*.ts', { cwd: repository }).filter((path) => !path.includes('.spec.')),
    ],
  ];

  it.each(sources)(
    'names every setting that the code of %s reads, and so does docker-compose.yml',
    (_image, containers, paths) => {
      const code = paths.map(read).join('\n');
      const calls = [
        ...code.matchAll(/\b(?:setting|requiredSetting|integerSetting|integer)\((?:environment, )?'([A-Z_]+)'/g),
      ];
      const settings = [...new Set(calls.map(([, name = '']) => name))];

      expect(settings.length).toBeGreaterThan(2);
      const documented = (name: string) =>
        operations.includes(`\`${name}\``) || operations.includes(`\`${name}_FILE\``);
      expect(settings.filter((name) => !documented(name))).toEqual([]);
      const environment = Object.assign({}, ...containers.map((name) => services[name]?.environment)) as object;
      const passed = (name: string) => name in environment || `${name}_FILE` in environment;
      expect(settings.filter((name) => !passed(name))).toEqual([]);
    },
  );
});
