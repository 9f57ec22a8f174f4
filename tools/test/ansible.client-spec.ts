import { chmod, mkdtemp, readdir, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { removeCluster } from '@image-catalog/embedded-postgres';
import { unpackNewestCollection } from './newest-collection.ts';
import { type Foreman, runPlaybook, type TaskResult } from './playbook.ts';
import { RunningStart } from './running-start.ts';

function changedOf(results: Map<string, TaskResult>): string[] {
  return [...results].filter(([, { changed }]) => changed).map(([name]) => name);
}

function failuresOf(results: Map<string, TaskResult>): (string | undefined)[][] {
  return [...results].filter(([, { failed }]) => failed).map(([name, { msg }]) => [name, msg]);
}

describe.each([
  ['the collection of Debian', async () => undefined],
  ['the newest collection', unpackNewestCollection],
])('%s', (_, findCollection) => {
  let folder: string;
  let start: RunningStart;
  let foreman: Foreman;

  beforeAll(async () => {
    folder = await realpath(await mkdtemp(join(tmpdir(), 'ansible-spec-')));
    await chmod(folder, 0o755);
    start = await new RunningStart(join(folder, 'data'), ['--port', '0']).ready();
    const password = /Password +(\S+)/.exec(start.output)?.[1] ?? '';
    // A home of its own: no copy of the apidoc from an earlier run.
    const collections = await findCollection(folder);
    foreman = { url: start.url, password, home: folder, ...(collections !== undefined && { collections }) };
  });

  afterAll(async () => {
    await start.end('SIGINT');
    await removeCluster(join(folder, 'data', 'postgres'));
    await rm(folder, { recursive: true, force: true });
  });

  it('makes a catalog', async () => {
    const results = await runPlaybook('catalog', foreman);

    expect(failuresOf(results)).toEqual([]);
    expect([...results.keys()].filter((name) => !changedOf(results).includes(name))).toEqual([
      'architecture',
      'EC2 without a password',
      'OpenStack',
    ]);
  });

  it('finds it as it was, but for what Foreman never shows', async () => {
    const results = await runPlaybook('catalog', foreman);

    expect(failuresOf(results)).toEqual([]);
    expect(changedOf(results)).toEqual([
      'EC2 with a password',
      'image with user data, where it is not shown',
      'image with a password',
    ]);
  });

  it('reads the apidoc once and keeps it under its checksum', async () => {
    const { headers } = await fetch(`${foreman.url}/apidoc/v2.json`, { method: 'HEAD' });
    const cache = join(folder, '.cache', 'apypie');
    const [server = ''] = await readdir(cache);

    expect(await readdir(join(cache, server, 'v2'))).toEqual([`${headers.get('apipie-checksum')}.json`]);
  });

  it('finds rows by what they are', async () => {
    const results = await runPlaybook('searches', foreman);
    const namesOf = (task: string) => results.get(task)?.resources?.map(({ name }) => name);

    expect(failuresOf(results)).toEqual([
      ['images by a field that cannot be searched', expect.stringContaining('400 Client Error')],
      ['images that cannot be', expect.stringContaining('422 Client Error')],
    ]);
    expect(results.get('status')).toMatchObject({ ping: { results: { foreman: { database: { active: true } } } } });
    expect(namesOf('compute resources by kind')).toEqual(['hypervisor']);
    expect(results.get('compute resource in full')?.resources).toMatchObject([
      { name: 'cloud', tenant: 'images', images: [{ name: 'bookworm' }] },
    ]);
    expect(namesOf('operating systems by version')).toEqual(['Rocky']);
    expect(namesOf('images by name')).toEqual(['rocky', 'noble']);
    expect(namesOf('images by operating system')).toEqual(['bookworm']);
    expect(namesOf('images by a word')).toEqual(['bookworm', 'bookworm']);
    expect(namesOf('images by user data')).toEqual(expect.arrayContaining(['bookworm', 'with user data']));
    expect(namesOf('image by id')).toEqual(['bookworm']);
    expect(results.get('audits')?.resources?.map(({ auditable_name: name }) => name)).toEqual(
      expect.arrayContaining(['bookworm', 'rocky', 'noble']),
    );
    // Older collections give the error as it came, newer ones within their message.
    expect(JSON.stringify(results.get('images that cannot be'))).toContain('UUID has already been taken');
  });

  it('tells in check mode what it would change', async () => {
    const results = await runPlaybook('changes', foreman, '--check');

    // The last task looks for the architecture under the name that it has not got yet.
    expect(changedOf(results)).toEqual([...results.keys()].filter((name) => name !== 'architecture of an image'));
  });

  it('changes what is different, once, as check mode changed nothing', async () => {
    const first = await runPlaybook('changes', foreman);
    const second = await runPlaybook('changes', foreman);

    expect(failuresOf(first)).toEqual([]);
    expect(changedOf(first)).toEqual([...first.keys()]);
    expect(failuresOf(second)).toEqual([]);
    // The collection finds nothing under the old name and makes it anew.
    expect(changedOf(second)).toEqual(['name of an architecture']);
  });

  it('takes away what is there, once', async () => {
    const first = await runPlaybook('removals', foreman);
    const second = await runPlaybook('removals', foreman);

    expect(failuresOf(first)).toEqual([]);
    expect(changedOf(first)).toEqual([...first.keys()]);
    expect(failuresOf(second)).toEqual([]);
    expect(changedOf(second)).toEqual([]);
  });

  it('makes organizations and locations with their parameters, once', async () => {
    const first = await runPlaybook('taxonomies', foreman);
    const second = await runPlaybook('taxonomies', foreman);

    expect(failuresOf(first)).toEqual([]);
    expect(changedOf(first)).toEqual([...first.keys()]);
    expect(failuresOf(second)).toEqual([]);
    expect(changedOf(second)).toEqual([]);
  });

  it('makes a user with roles, once, but for the password, which is never shown', async () => {
    const first = await runPlaybook('users', foreman);
    const second = await runPlaybook('users', foreman);

    expect(failuresOf(first)).toEqual([]);
    expect(changedOf(first)).toEqual([...first.keys()]);
    expect(failuresOf(second)).toEqual([]);
    expect(changedOf(second)).toEqual(['user with a password']);
  });

  it('changes parameters of organizations and locations, once', async () => {
    const first = await runPlaybook('taxonomy-changes', foreman);
    const second = await runPlaybook('taxonomy-changes', foreman);

    expect(failuresOf(first)).toEqual([]);
    expect(changedOf(first)).toEqual([...first.keys()]);
    expect(failuresOf(second)).toEqual([]);
    expect(changedOf(second)).toEqual([]);
  });
});
