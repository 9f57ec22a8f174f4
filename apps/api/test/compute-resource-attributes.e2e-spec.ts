import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unique } from './builders.js';
import { RunningApi } from './running-api.js';

const KINDS = {
  Libvirt: { url: 'qemu+ssh://root@kvm.example.com/system' },
  Openstack: { url: 'https://os.example.com:5000/v3', user: 'u', password: 'p' },
  Vmware: { server: 'vcenter.example.com', user: 'u', password: 'p', datacenter: 'dc1' },
  EC2: { access_key: 'AKIA', password: 'p', region: 'eu-central-1' },
  AzureRm: { sub_id: 'sub', secret_key: 'p', tenant: 'tenant', app_ident: 'app' },
} as const;

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
});

afterAll(() => api.stop());

function create(kind: keyof typeof KINDS, given: Record<string, unknown> = {}) {
  const attributes = { name: unique('cloud'), provider: kind, ...KINDS[kind], ...given };
  return api.post('/api/compute_resources', { compute_resource: attributes });
}

function update(id: number, given: Record<string, unknown>) {
  return api.put(`/api/compute_resources/${id}`, { compute_resource: given });
}

describe('caching of VMware', () => {
  it.each([
    ['nothing', {}, true],
    ['null', { caching_enabled: null }, null],
    ['a blank', { caching_enabled: '' }, null],
    ['true', { caching_enabled: true }, true],
    ['false', { caching_enabled: false }, false],
    ['zero', { caching_enabled: '0' }, false],
    ['a list', { caching_enabled: [false] }, true],
    ['an object', { caching_enabled: {} }, true],
  ])('after %s', async (_what, given, shown) => {
    const created = await create('Vmware', given);
    const read = await api.get(`/api/compute_resources/${created.body.id}`);

    expect([created.status, created.body.caching_enabled, read.body.caching_enabled]).toEqual([201, shown, shown]);
  });

  it('can be taken back by an update', async () => {
    const { body } = await create('Vmware');

    const off = await update(body.id, { caching_enabled: false });
    const unsaid = await update(body.id, { caching_enabled: null });
    const kept = await update(body.id, { description: 'other' });

    expect([off, unsaid, kept].map((answer) => answer.body.caching_enabled)).toEqual([false, null, null]);
  });
});

describe('a password for consoles', () => {
  it.each([[[]], [['a']], [{}], [{ a: 'b' }]])('is not said by %j', async (sent) => {
    const libvirt = await create('Libvirt', { set_console_password: sent });
    const vmware = await create('Vmware', { set_console_password: sent });
    const off = await update(libvirt.body.id, { set_console_password: false });
    const kept = await update(libvirt.body.id, { set_console_password: sent });

    expect([libvirt, vmware, off, kept].map(({ body }) => body.set_console_password)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });
});

describe('a display type', () => {
  it.each(['', ' '])('that is %j is the default of Libvirt, and refused of VMware', async (display_type) => {
    const libvirt = await create('Libvirt', { display_type });
    const spice = await update(libvirt.body.id, { display_type: 'SPICE' });
    const again = await update(libvirt.body.id, { display_type });
    const refused = await create('Vmware', { display_type });

    expect([libvirt, spice, again].map(({ body }) => body.display_type)).toEqual(['vnc', 'spice', 'vnc']);
    expect(refused.status).toBe(422);
    expect(refused.body.error).toEqual({
      id: null,
      errors: { display_type: ['not supported by this compute resource'] },
      full_messages: ['Display type not supported by this compute resource'],
    });
  });

  it('that is long is told once', async () => {
    const answer = await create('Libvirt', { display_type: 'x'.repeat(300) });

    expect(answer.body.error.full_messages).toEqual(['Display type is not included in the list']);
  });

  it('and a keyboard layout are offered to clients as in Foreman', async () => {
    const { body } = await api.get('/apidoc/v2.json', { as: null });
    const { methods } = body.docs.resources.compute_resources;
    const params = methods.find(({ name }: { name: string }) => name === 'create').params.at(-1).params;
    const validatorOf = (name: string) => params.find((param: { name: string }) => param.name === name).validator;

    expect(validatorOf('display_type')).toBe('Must be one of: <code>VNC</code>, <code>SPICE</code>.');
    expect(validatorOf('keyboard_layout')).toMatch(/^Must be one of: <code>ar<.code>, .*<code>tr<.code>\.$/);
  });
});

describe('what is too long', () => {
  const long = 'x'.repeat(256);
  const TOO_LONG = 'is too long (maximum is 255 characters)';

  it.each([
    ['Vmware', { server: long }, 'url', 'URL'],
    ['Vmware', { datacenter: long }, 'uuid', 'UUID'],
    ['EC2', { region: long }, 'url', 'URL'],
    ['EC2', { access_key: long }, 'user', 'Username'],
    ['AzureRm', { tenant: long }, 'uuid', 'UUID'],
  ] as const)('of %s is told by its column: %j', async (kind, given, column, label) => {
    const { body } = await create(kind);

    const created = await create(kind, given);
    const updated = await update(body.id, given);

    for (const [answer, id] of [
      [created, null],
      [updated, body.id],
    ]) {
      expect(answer.status).toBe(422);
      expect(answer.body.error).toEqual({
        id,
        errors: { [column]: [TOO_LONG] },
        full_messages: [`${label} ${TOO_LONG}`],
      });
    }
  });

  it('is not what a name of the kind replaces', async () => {
    const vmware = await create('Vmware', { url: long });
    const amazon = await create('EC2', { url: long });

    expect([vmware.body.url, amazon.body.url]).toEqual(['vcenter.example.com', 'eu-central-1']);
  });

  it('is no domain', async () => {
    const answer = await create('Openstack', { domain: long, tenant: long });

    expect([answer.status, answer.body.domain, answer.body.tenant]).toEqual([201, long, long]);
  });
});

describe('attributes of OpenStack without a column', () => {
  it.each([' ', ' a ', 7, 0, -3, 1.5, true, false])('keep %j', async (sent) => {
    const given = { tenant: sent, project_domain_name: sent, project_domain_id: sent };

    const created = await create('Openstack', given);
    const renamed = await update(created.body.id, { description: 'other' });

    expect([created.status, renamed.status]).toEqual([201, 200]);
    expect(created.body).toMatchObject(given);
    expect(renamed.body).toMatchObject(given);
  });

  it('are columns of other kinds, which hold text', async () => {
    const answer = await create('AzureRm', { tenant: 7 });

    expect(answer.body.tenant).toBe('7');
  });
});
