import { chmod, mkdtemp, readFile, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeCluster } from '@image-catalog/embedded-postgres';
import { Player } from '../foreman/player.ts';
import type { Step } from '../foreman/recording.ts';
import { RunningStart } from './running-start.ts';

/** A request of hammer, the status it expects, and what the reply must hold. */
type Request = Pick<Step, 'method' | 'path' | 'body' | 'save' | 'find'> & { status: number; reply: object };

interface Method {
  name: string;
  apis: { api_url: string; http_method: string }[];
  params: { name: string; params?: { name: string }[] }[];
}

type Resources = Record<string, { methods: Method[] } | undefined>;

const commands = await read<{ command: string; requests: Request[] }[]>('requests.json');
const actions = Object.entries(await read<Record<string, string[]>>('actions.json'));

let folder: string;
let start: RunningStart;
let player: Player;
let resources: Resources;

beforeAll(async () => {
  folder = await realpath(await mkdtemp(join(tmpdir(), 'hammer-spec-')));
  await chmod(folder, 0o755);
  start = await new RunningStart(join(folder, 'data'), ['--port', '0']).ready();
  const password = /Password +(\S+)/.exec(start.output)?.[1] ?? '';
  player = new Player(start.url, `admin:${password}`);
  const document = await ask({ method: 'GET', path: '/apidoc/v2.json' }, null);
  resources = (document.reply as { docs: { resources: Resources } }).docs.resources;
});

afterAll(async () => {
  player.close();
  await start.end('SIGINT');
  await removeCluster(join(folder, 'data', 'postgres'));
  await rm(folder, { recursive: true, force: true });
});

async function read<T>(file: string): Promise<T> {
  return JSON.parse(await readFile(new URL(`../clients/hammer/${file}`, import.meta.url), 'utf8')) as T;
}

const HEADERS = {
  Accept: 'application/json;version=2',
  'Accept-Language': 'en',
  'Content-Type': 'application/json',
};

function ask(request: Omit<Request, 'status' | 'reply'>, as: string | null = 'admin') {
  return player.play({ id: 'hammer', as, headers: HEADERS, ...request });
}

function methodOf(resource: string, action: string): Method | undefined {
  return resources[resource]?.methods.find(({ name }) => name === action);
}

describe('the apidoc', () => {
  it('is found by its checksum, without a login', async () => {
    const { reply, status } = await ask({ method: 'GET', path: '/apidoc/apipie_checksum' }, null);
    const { headers } = await fetch(`${start.url}/apidoc/v2.json`, { method: 'HEAD' });

    expect(status).toBe(200);
    expect(reply).toEqual({ checksum: headers.get('apipie-checksum') });
  });

  it.each(actions)('has every action of %s that commands name', (resource, names) => {
    expect(names.filter((name) => methodOf(resource, name) === undefined)).toEqual([]);
  });

  it('has what full-help, completion and host list read of hosts', () => {
    for (const action of ['create', 'update']) {
      const host = methodOf('hosts', action)?.params.find(({ name }) => name === 'host');

      expect(host?.params?.map(({ name }) => name)).toContain('host_parameters_attributes');
    }
  });
});

it('answers in a sentence about what it does not have', async () => {
  // Those that are here answer with rows.
  const listed = actions.filter(([resource]) =>
    methodOf(resource, 'index')?.apis.some(({ api_url }) => !api_url.includes(':')),
  );
  const answers = await Promise.all(
    listed.map(async ([resource]) => {
      const { status, reply } = await ask({ method: 'GET', path: `/api/${resource}?page=1&per_page=1000` });
      return { resource, status, message: (reply as { error?: { message?: string } }).error?.message };
    }),
  );
  const absent = answers.filter(({ status }) => status !== 200);

  expect(absent.map(({ resource }) => resource)).toEqual(
    expect.arrayContaining(['hosts', 'settings', 'bookmarks', 'media']),
  );
  for (const { status, message } of absent) {
    expect(status).toBe(404);
    expect(message).toMatch(/ are not supported by this server$/);
  }
});

// In order: later ones find what earlier ones made.
it.each(commands.map(({ command, requests }) => [command, requests] as const))('%s', async (_, requests) => {
  for (const { status, reply, ...request } of requests) {
    const answer = await ask(request);

    expect({ path: request.path, status: answer.status, reply: answer.reply }).toMatchObject({ status, reply });
  }
});
