import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Catalog } from './builders.js';
import { People } from './people.js';
import { RunningApi } from './running-api.js';

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
});

afterAll(() => api.stop());

it.each(['Viewer', 'Auditor', 'Site manager'])('keeps audits of other organizations from a %s', async (name) => {
  const catalog = new Catalog(api);
  const people = new People(api);
  const place = async (word: string) => ({
    organization_ids: [(await api.post('/api/organizations', { organization: { name: `${name} ${word}` } })).body.id],
    location_ids: [(await api.post('/api/locations', { location: { name: `${name} ${word}` } })).body.id],
  });
  const [own, strange] = [await place('own'), await place('strange')];
  const near = await catalog.computeResource({ name: `${name} near`, ...own });
  const far = await catalog.computeResource({ name: `${name} far`, ...strange });
  await catalog.image({ name: `${name} hidden`, compute_resource_id: far.id });
  const as = await people.person({
    roles: [await people.roleNamed(name)],
    organizations: own.organization_ids,
    locations: own.location_ids,
  });
  const search = encodeURIComponent(`auditable_id = ${far.id} and type = compute_resource`);
  const [audit] = (await api.get(`/api/audits?search=${search}`)).body.results;

  const [gone, lost] = [
    await catalog.computeResource({ name: `${name} gone`, ...own }),
    await catalog.computeResource({ name: `${name} lost`, ...strange }),
  ];
  for (const { id } of [gone, lost]) await api.delete(`/api/compute_resources/${id}`);
  const [colleague, stranger] = [
    await catalog.user({ login: `${name} colleague`.replaceAll(' ', '-'), ...own }),
    await catalog.user({ login: `${name} stranger`.replaceAll(' ', '-'), ...strange }),
  ];
  for (const { id } of [colleague, stranger]) await api.delete(`/api/users/${id}`);

  const listed = await api.get('/api/audits?per_page=all', { as });
  const shown = await api.get(`/api/audits/${audit.id}`, { as });

  expect(listed.status).toBe(200);
  expect(listed.text).toContain(near.name);
  expect([listed.text.includes(far.name), listed.text.includes(`${name} hidden`)]).toEqual([false, false]);
  expect(shown.status).toBe(404);
  const told = listed.body.results.map(
    ({ auditable_name, action }: { auditable_name: string; action: string }) => `${action} ${auditable_name}`,
  );
  expect(told).toEqual(expect.arrayContaining([`destroy ${gone.name}`, `destroy ${colleague.login}`]));
  expect([listed.text.includes(lost.name), listed.text.includes(stranger.login)]).toEqual([false, false]);
});

it('shows where it was written, and is found by it', async () => {
  const catalog = new Catalog(api);
  const { body: organization } = await api.post('/api/organizations', { organization: { name: 'placed' } });
  const { id } = await catalog.computeResource({ organization_ids: [organization.id], location_ids: [] });
  await api.delete(`/api/compute_resources/${id}`);
  const search = async (text: string) =>
    (await api.get(`/api/audits?search=${encodeURIComponent(`${text} and action = destroy`)}`)).body.results;

  const [byId, byName] = [await search(`organization_id = ${organization.id}`), await search('organization = placed')];

  expect(byId).toMatchObject([{ auditable_id: id, organizations: [{ id: organization.id, name: 'placed' }] }]);
  expect(byId[0].locations).toEqual([]);
  expect(byName).toEqual(byId);
  expect(await search('location = placed')).toEqual([]);
});
