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

  const listed = await api.get('/api/audits?per_page=all', { as });
  const shown = await api.get(`/api/audits/${audit.id}`, { as });

  expect(listed.status).toBe(200);
  expect(listed.text).toContain(near.name);
  expect([listed.text.includes(far.name), listed.text.includes(`${name} hidden`)]).toEqual([false, false]);
  expect(shown.status).toBe(404);
});
