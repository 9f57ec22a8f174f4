import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ProviderImage, Outside, ProviderAccount, ProviderSession } from '../src/provider.js';
import { createVmware } from '../src/vmware/index.js';
import { itConforms } from './conforms.js';
import { buildAccount, buildOutside, failureOf, readAll } from './outside.js';

/** What tools/peers/start-vcsim.sh writes. */
interface VcsimPeer {
  server: string;
  user: string;
  password: string;
  datacenters: string[];
  machines: number;
}

const file = process.env['VCSIM_PEER'];
const peer = file ? (JSON.parse(readFileSync(file, 'utf8')) as VcsimPeer) : ({} as VcsimPeer);

(file ? describe : describe.skip)('a vCenter simulator (skipped unless VCSIM_PEER names its credentials)', () => {
  const sessions: ProviderSession[] = [];
  afterEach(async () => {
    for (const session of sessions.splice(0)) await session.close();
  });

  const account = (change: Partial<ProviderAccount> = {}) =>
    buildAccount({ url: peer.server, user: peer.user, password: peer.password, ...change });

  async function connect(change: Partial<ProviderAccount> = {}, outside: Partial<Outside> = {}) {
    const session = await createVmware({ pageSize: 7 }).connect(account(change), buildOutside(outside));
    sessions.push(session);
    return session;
  }

  async function list(name: string, change: Partial<ProviderAccount> = {}): Promise<ProviderImage[]> {
    return (await readAll(await connect(change), { name })).flatMap(({ images }) => images);
  }

  describe('as every provider', () => {
    itConforms(() => ({
      provider: createVmware({ pageSize: 7 }),
      account: account(),
      outside: buildOutside(),
      absent: '00000000-0000-4000-8000-000000000000',
    }));
  });

  it('has each datacenter as a scope, or the one that the account names', async () => {
    const all = await (await connect()).scopes();

    expect(all.map(({ name }) => name.split('/').at(-1))).toEqual(peer.datacenters);
    for (const { name } of all) expect(await (await connect({ uuid: name })).scopes()).toEqual([{ name }]);
    expect(await (await connect({ uuid: 'DC1' })).scopes()).toEqual(all.slice(1));
  });

  it('lists the templates, and no other machines', async () => {
    const [first, second] = await (await connect()).scopes();

    const images = [...(await list(first!.name)), ...(await list(second!.name))];

    expect(images).toHaveLength(peer.machines);
    expect(new Set(images.map(({ uuid }) => uuid)).size).toBe(images.length);
    expect(new Set(images.map(({ os_name, os_major }) => `${os_name} ${os_major}`))).toEqual(
      new Set(['Debian 11', 'Ubuntu null', 'RedHat 8', 'windows 2019']),
    );
    for (const image of images) {
      expect(image).toMatchObject({ state: 'active', architecture: 'x86_64' });
      expect(image.path).toMatch(new RegExp(`(^|/)${image.name}$`));
    }
  });

  it('leaves open a machine that is no template', async () => {
    const session = await connect();
    const uuids: string[] = [];
    const fetch: Outside['fetch'] = async (url, init) => {
      const answer = await globalThis.fetch(url, init);
      const text = await answer.clone().text();
      uuids.push(...[...text.matchAll(/config\.instanceUuid<\/name>\s*<val[^>]*>([^<]+)</g)].map(([, uuid]) => uuid!));
      return answer;
    };
    const watching = await connect({}, { fetch });
    const templates = new Set<string>();
    for (const scope of await watching.scopes()) {
      for (const { images } of await readAll(watching, scope)) images.forEach(({ uuid }) => templates.add(uuid));
    }
    const machine = uuids.find((uuid) => !templates.has(uuid))!;

    expect(await session.find([machine])).toEqual({ images: [], missing: [] });
  });

  it.each<[string, Partial<ProviderAccount>, string]>([
    ['a wrong password', { password: 'wrong' }, 'unauthorized'],
    ['another user', { user: 'nobody' }, 'unauthorized'],
    ['a password full of XML', { password: '</password><a b="c">&d;]]>' }, 'unauthorized'],
    ['a datacenter that is not there', { uuid: 'DC9' }, 'configuration'],
    ['a port where nothing is', { url: 'http://127.0.0.1:1' }, 'network'],
    ['https where there is none', { url: 'PLAIN' }, 'network'],
  ])('tells of %s', async (_what, change, kind) => {
    const url = change.url === 'PLAIN' ? peer.server.replace('http://', '') : (change.url ?? peer.server);

    const error = await failureOf(connect({ ...change, url }));

    expect(error.kind).toBe(kind);
    expect(`${error.message}${error.stack}`).not.toContain(peer.password);
  });
});
