import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { auditsOf } from './audit-rows.js';
import { Catalog, parentsOf, unique } from './builders.js';
import { People } from './people.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let catalog: Catalog;
let people: People;

beforeAll(async () => {
  api = await RunningApi.start();
  catalog = new Catalog(api);
  people = new People(api);
});

afterAll(() => api.stop());

/** Sends a request that must succeed. */
async function write(method: 'post' | 'put' | 'delete', path: string, body: object = {}) {
  const answer = await (method === 'delete' ? api.delete(`/api/${path}`) : api[method](`/api/${path}`, body));
  expect([200, 201]).toContain(answer.status);
  return answer.body;
}

const namesOf = async (type: string, id: number) =>
  (await auditsOf(api, type, id)).map(({ action, auditable_name }) => [action, auditable_name]);

describe('the name in an audit', () => {
  it.each([
    ['ComputeResource', 'compute_resources', 'compute_resource', { provider: 'Libvirt', url: 'qemu:///system' }],
    ['Architecture', 'architectures', 'architecture', {}],
    ['Organization', 'organizations', 'organization', {}],
    ['Location', 'locations', 'location', {}],
    ['Role', 'roles', 'role', {}],
  ])('is what a %s was called at the time', async (type, collection, wrapper, given) => {
    const [first, second] = [unique('first'), unique('second')];
    const { id } = await write('post', collection, { [wrapper]: { name: first, ...given } });
    await write('put', `${collection}/${id}-`, { [wrapper]: { name: second } });
    await write('put', `${collection}/${id}-`, {
      [wrapper]: type === 'Architecture' ? { name: `${second}x` } : { description: 'x' },
    });
    await write('delete', `${collection}/${id}-`);

    expect(await namesOf(type, id)).toEqual([
      ['create', first],
      ['update', first],
      ['update', second],
      ['destroy', type === 'Architecture' ? `${second}x` : second],
    ]);
  });

  it('is what an image, an operating system, a parameter, a user and a rule were called', async () => {
    const image = await catalog.image();
    const path = `compute_resources/${image.compute_resource_id}`;
    await write('put', `${path}/images/${image.id}`, { image: { name: 'renamed image' } });
    const os = await catalog.operatingsystem({ os_parameters_attributes: [{ name: 'before', value: '1' }] });
    const [parameter] = os.parameters;
    await write('put', `operatingsystems/${os.id}/parameters/${parameter.id}`, { parameter: { name: 'after' } });
    await write('put', `operatingsystems/${os.id}`, { operatingsystem: { description: unique('described') } });
    const login = unique('login');
    const user = await write('post', 'users', {
      user: { login, password: 'correct horse battery', auth_source_id: 1, mail: 'a@example.com' },
    });
    await write('put', `users/${user.id}`, { user: { login: unique('other') } });
    const rule = await catalog.importRule(image.compute_resource_id, { name: 'old rule' });
    await write('put', `${path}/import_rules/${rule}`, { import_rule: { name: 'new rule' } });

    expect(await namesOf('Image', image.id)).toEqual([
      ['create', image.name],
      ['update', image.name],
    ]);
    expect((await namesOf('Operatingsystem', os.id)).at(-1)).toEqual(['update', os.title]);
    expect((await namesOf('Parameter', parameter.id)).at(-1)).toEqual(['update', 'before']);
    expect((await namesOf('User', user.id)).at(-1)).toEqual(['update', login]);
    expect((await namesOf('ImportRule', rule)).at(-1)).toEqual(['update', 'old rule']);
  });

  it('is without parents and provider', async () => {
    const top = await people.taxonomy('organizations');
    const name = unique('child');
    const { id } = await write('post', 'organizations', { organization: { name, parent_id: top } });
    const cloud = await catalog.computeResource();

    expect(await namesOf('Organization', id)).toEqual([['create', name]]);
    expect(await namesOf('ComputeResource', cloud.id)).toEqual([['create', cloud.name]]);
  });
});

describe('the changes in an audit of a creation', () => {
  const createdOf = async (type: string, id: number) => (await auditsOf(api, type, id))[0]?.audited_changes;

  it('are all that a compute resource has, without its class', async () => {
    const name = unique('cloud');
    const organization = await people.taxonomy('organizations');
    const cloud = await write('post', 'compute_resources', {
      compute_resource: {
        name,
        provider: 'Openstack',
        url: 'https://os.example.com/v3/',
        user: 'u',
        password: 'p',
        tenant: 't',
        organization_ids: [organization],
      },
    });
    const whole = {
      name,
      description: null,
      url: 'https://os.example.com/v3',
      user: 'u',
      uuid: null,
      domain: null,
      caching_enabled: true,
      tenant: 't',
    };

    expect(await createdOf('ComputeResource', cloud.id)).toEqual({
      ...whole,
      password: '[redacted]',
      organization_ids: [organization],
    });
    await write('delete', `compute_resources/${cloud.id}`);
    expect((await auditsOf(api, 'ComputeResource', cloud.id)).at(-1)?.audited_changes).toEqual(whole);
  });

  it('are all that a user has', async () => {
    const login = unique('login');
    const user = await write('post', 'users', {
      user: { login, password: 'correct horse battery', auth_source_id: 1, mail: 'a@example.com' },
    });

    expect(await createdOf('User', user.id)).toMatchObject({
      login,
      firstname: null,
      admin: false,
      disabled: false,
      locale: null,
      password: '[redacted]',
    });
  });

  it('are the ancestry of an organization, and so is what a move changes', async () => {
    const top = await people.taxonomy('organizations');
    const middle = await people.taxonomy('organizations', top);
    const { id } = await write('post', 'organizations', { organization: { name: unique('low'), parent_id: middle } });
    await write('put', `organizations/${id}-`, { organization: { parent_id: top } });
    await write('put', `organizations/${id}-`, { organization: { parent_id: null } });
    await write('delete', `organizations/${id}-`);
    const changes = (await auditsOf(api, 'Organization', id)).map(({ audited_changes }) => audited_changes);

    expect(changes[0]).toMatchObject({ ancestry: `${top}/${middle}`, description: null, ignore_types: [] });
    expect(changes[1]).toEqual({ ancestry: [`${top}/${middle}`, `${top}`] });
    expect(changes[2]).toEqual({ ancestry: [`${top}`, null] });
    expect(changes[3]).toMatchObject({ ancestry: null });
    for (const change of changes) expect(Object.keys(change)).not.toContain('parent_id');
  });

  it('hold nothing that is derived', async () => {
    await catalog.image(parentsOf(await catalog.image()));
    const derived = await api.database.query(
      `SELECT DISTINCT auditable_type, key FROM audits, jsonb_object_keys(audited_changes) AS key
       WHERE key IN ('type', 'title', 'parent_id', 'attrs', 'lower_login', 'resource_type')`,
    );

    expect(derived).toEqual([]);
  });
});
