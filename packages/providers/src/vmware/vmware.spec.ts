import { afterEach, describe, expect, it } from '@jest/globals';
import { buildAccount, buildOutside, failureOf, onlyScope, readAll } from '../../test/outside.js';
import {
  type ScriptedVcenter,
  type SoapReply,
  startScriptedVcenter,
  turnReferences,
  writeFolder,
  writeList,
  writeMachine,
} from '../../test/scripted-vcenter.js';
import type { ProviderImage, ImagePage, Outside, ProviderAccount } from '../provider.js';
import type { VmwareSettings } from './client.js';
import { createVmware } from './index.js';

const HTTP = { attempts: 1, backoffMs: 1, timeoutMs: 5_000, maxBytes: 100_000 };
const provider = createVmware({ pageSize: 2, maxAnswers: 20, http: HTTP });
const SECRET = 'c4n4ry-s3cret';
const uuid = (number: number) => `${String(number).padStart(8, '0')}-0000-4000-8000-000000000000`;
const template = (number: number, parent?: string) =>
  writeMachine({ id: `vm-${number}`, template: true, uuid: uuid(number), ...(parent ? { parent } : {}) });

let server: ScriptedVcenter;
afterEach(() => server.close());

function connect(account: Partial<ProviderAccount> = {}, outside: Partial<Outside> = {}) {
  const login = { url: server.url, user: 'reader', password: SECRET };
  return provider.connect(buildAccount({ ...login, ...account }), buildOutside(outside));
}

async function list(outside: Partial<Outside> = {}): Promise<ImagePage[]> {
  const session = await connect({}, outside);
  return readAll(session, await onlyScope(session));
}

const images = (pages: ImagePage[]): ProviderImage[] => pages.flatMap((page) => page.images);

describe('a listing', () => {
  it('follows the tokens of the property collector, and hands templates on by their ids', async () => {
    server = await startScriptedVcenter([
      writeList([template(3), template(1)], 'more'),
      writeList([writeMachine({ id: 'vm-9', template: false, uuid: uuid(9) })], 'still more'),
      writeList([template(2)]),
    ]);

    const pages = await list();

    expect(pages.map((page) => [page.images.map((image) => image.uuid), page.cursor, page.end])).toEqual([
      [[uuid(1), uuid(2)], uuid(2), false],
      [[uuid(3)], null, true],
    ]);
    const calls = server.asked.filter(({ method }) => method.startsWith('Continue'));
    expect(calls.map(({ body }) => /<token>([^<]+)</.exec(body)?.[1])).toEqual(['more', 'still more']);
    expect(new Set(server.asked.slice(2).map(({ cookie }) => cookie))).toEqual(new Set(['vmware_soap_session="s1"']));
  });

  it.each([
    ['as a vCenter does', (xml: string) => xml],
    ['the other way round', turnReferences],
  ])(
    'names the datacenter by the way to it, and templates by their folders, by references written %s',
    async (_how, write) => {
      const machines = [
        writeList([
          template(1),
          template(2, 'group-v3'),
          writeFolder('group-v3', 'b%2fc', 'group-v2'),
          writeFolder('group-v2', 'a', 'group-v1'),
          writeFolder('group-v1', 'vm', 'dc-1'),
        ]),
      ];
      server = await startScriptedVcenter(machines, {}, write);
      const session = await connect();

      expect(await session.scopes()).toEqual([{ name: 'region/DC/0' }]);
      const found = images(await readAll(session, { name: 'region/DC/0' }));
      expect(found.map(({ path }) => path)).toEqual(['vm-1', 'a/b/c/vm-2']);
    },
  );

  it.each(['region/DC/0', '/region/DC/0/', 'DC/0'])('takes the datacenter %s', async (named) => {
    server = await startScriptedVcenter([writeList([])]);

    expect(await (await connect({ uuid: named })).scopes()).toEqual([{ name: 'region/DC/0' }]);
  });

  it('is refused by name when its answers together hold too much', async () => {
    const machines = writeList(
      Array.from({ length: 100 }, (_, number) => template(number)),
      'more',
    );
    server = await startScriptedVcenter([machines]);
    const small = { url: server.url, user: 'reader', password: SECRET };
    const read = async (settings: Partial<VmwareSettings>) => {
      const session = await createVmware({ http: HTTP, ...settings }).connect(buildAccount(small), buildOutside());
      return failureOf(readAll(session, await onlyScope(session)));
    };

    expect(await read({ maxElements: 5_000 })).toMatchObject({
      kind: 'limit',
      message: 'The vCenter lists more than 5000 elements of templates and folders.',
    });
    expect(await read({ maxCharacters: 5_000 })).toMatchObject({
      kind: 'limit',
      message: 'The vCenter lists more than 5000 characters of templates and folders.',
    });
  });

  it('of nothing is one empty page', async () => {
    server = await startScriptedVcenter(['']);

    expect(await list()).toEqual([{ images: [], rejected: [], cursor: null, end: true, reported_total: null }]);
  });

  it('counts what does not tell, instead of leaving it out', async () => {
    server = await startScriptedVcenter([
      writeList([
        template(1),
        writeMachine({ id: 'vm-2', uuid: uuid(2) }),
        writeMachine({ id: 'vm-3', template: true }),
      ]),
    ]);

    const [only] = await list();

    expect(only!.images).toHaveLength(1);
    expect(only!.rejected).toEqual([
      { uuid: uuid(2), reason: 'A machine does not say whether it is a template.' },
      { uuid: null, reason: 'The template has no usable instance uuid.' },
    ]);
  });

  it('ends with folders that lead in a circle', async () => {
    const folders = [writeFolder('group-v2', 'a', 'group-v3'), writeFolder('group-v3', 'b', 'group-v2')];
    server = await startScriptedVcenter([writeList([template(1, 'group-v2'), ...folders])]);

    expect(images(await list())).toHaveLength(1);
  });

  it.each<[string, SoapReply, string]>([
    ['NoPermission', { fault: 'NoPermission' }, 'forbidden'],
    ['NotAuthenticated', { fault: 'NotAuthenticated' }, 'network'],
    ['ManagedObjectNotFound', { fault: 'ManagedObjectNotFound' }, 'cursor'],
    ['a fault of tomorrow', { fault: 'SomethingNew' }, 'protocol'],
    ['an object without a reference', writeList(['<objects><obj/></objects>']), 'protocol'],
    ['too much', ' '.repeat(HTTP.maxBytes + 1), 'limit'],
    ['a gateway', (response) => response.writeHead(502).end('words of the other side'), 'network'],
    ['a page', (response) => response.writeHead(200).end('<html><body>words</body></html>'), 'protocol'],
    ['an end', (response) => response.destroy(), 'network'],
  ])('tells of %s', async (_what, reply, kind) => {
    server = await startScriptedVcenter([reply]);

    const error = await failureOf(list());

    expect(error.kind).toBe(kind);
    const all = [error.message, error.stack, error.cause, JSON.stringify(error)].join(' ');
    expect(all).not.toContain('words of the other side');
    expect(all).not.toContain(SECRET);
  });

  it('that fails behind a token proves nothing', async () => {
    server = await startScriptedVcenter([writeList([template(1)], 'more'), { fault: 'NoPermission' }]);

    expect((await failureOf(list())).kind).toBe('forbidden');
  });

  it('that never ends is left alone', async () => {
    server = await startScriptedVcenter([writeList([], 'more')]);

    expect((await failureOf(list())).kind).toBe('limit');
  });
});

describe('a session', () => {
  it('ends with a logout, once', async () => {
    server = await startScriptedVcenter(['']);
    const session = await connect();

    await session.close();
    await session.close();

    expect(server.asked.filter(({ method }) => method === 'Logout')).toHaveLength(1);
  });

  it('ends with a logout also when there is no such datacenter', async () => {
    server = await startScriptedVcenter(['']);

    expect((await failureOf(connect({ uuid: 'nowhere' }))).kind).toBe('configuration');
    expect(server.asked.at(-1)?.method).toBe('Logout');
  });

  it('is refused by a wrong password', async () => {
    server = await startScriptedVcenter([''], { Login: { fault: 'InvalidLogin' } });

    expect((await failureOf(connect())).kind).toBe('unauthorized');
  });
});

describe('finding single templates', () => {
  it('calls missing only what the vCenter has no machine of', async () => {
    server = await startScriptedVcenter([writeList([template(1)])]);

    expect(await (await connect()).find([uuid(1), uuid(2)])).toMatchObject({
      images: [{ scope: 'region/DC/0', image: { uuid: uuid(1) } }],
      missing: [uuid(2)],
    });
  });

  it('leaves open a machine that is not listed', async () => {
    const found = '<returnval type="VirtualMachine">vm-2</returnval>';
    server = await startScriptedVcenter([writeList([])], { FindByUuid: found });

    expect(await (await connect()).find([uuid(2)])).toEqual({ images: [], missing: [] });
  });

  it.each<[string, SoapReply, string]>([
    ['NoPermission', { fault: 'NoPermission' }, 'forbidden'],
    ['a page', (response) => response.writeHead(200).end('<html><body>words</body></html>'), 'protocol'],
    ['the answer to another question', (response) => response.end('<a><Body><LogoutResponse/></Body></a>'), 'protocol'],
  ])('proves nothing by %s', async (_what, reply, kind) => {
    server = await startScriptedVcenter([writeList([])], { FindByUuid: reply });

    expect((await failureOf((await connect()).find([uuid(2)]))).kind).toBe(kind);
  });
});
