import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from './running-api.js';

describe('available images', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start();
    await api.database.query(
      `INSERT INTO compute_resources (name, type) VALUES ('os', 'Foreman::Model::Openstack'), ('vm', 'Foreman::Model::Vmware')`,
    );
    await api.database.query(
      `INSERT INTO available_images (compute_resource_id, uuid, scope, name, path, architecture, os_name, os_major, os_minor,
         state, size_bytes, owner, tags, provider_created_at, missing_since, content_hash, first_generation, changed_generation)
       VALUES
         (1, 'u-deb', 's', 'Debian 12', NULL, 'x86_64', 'Debian', '12', '', 'active', 3000000000, 'p1', '{lts,cloud}', '2024-01-02', NULL, '', 1, 1),
         (1, 'u-ubu', 's', 'Ubuntu 24.04', NULL, 'aarch64', 'Ubuntu', '24', '04', 'active', NULL, NULL, '{}', '2025-06-01', NULL, '', 1, 1),
         (1, 'u-queued', 's', 'half made', NULL, NULL, NULL, NULL, NULL, 'queued', NULL, NULL, '{}', NULL, NULL, '', 1, 1),
         (1, 'u-gone', 's', 'gone', NULL, NULL, NULL, NULL, NULL, 'active', NULL, NULL, '{}', NULL, now(), '', 1, 1),
         (2, 'u-vm', 's', 'template', 'Templates/linux', NULL, NULL, NULL, NULL, 'active', NULL, NULL, '{}', NULL, NULL, '', 1, 1)`,
    );
    await api.database.query(`UPDATE available_images SET os_readings = '{Rocky 9,CentOS 8}' WHERE uuid = 'u-vm'`);
  });

  afterAll(async () => {
    await api.stop();
  });

  it('are a bare array of what is there and can be used, by name', async () => {
    const answer = await api.get('/api/compute_resources/1/available_images');

    expect(answer.text).toBe('[{"name":"Debian 12","uuid":"u-deb"},{"name":"Ubuntu 24.04","uuid":"u-ubu"}]');
  });

  it('have a path where the kind of provider has one', async () => {
    const answer = await api.get('/api/v2/compute_resources/2-vm/available_images');

    expect(answer.text).toBe('[{"name":"template","path":"Templates/linux","uuid":"u-vm"}]');
  });

  it.each([
    ['debian', ['u-deb']],
    ['uuid = u-ubu', ['u-ubu']],
    ['architecture = aarch64', ['u-ubu']],
    ['os = "Ubuntu 24.04"', ['u-ubu']],
    ['os ~ debian', ['u-deb']],
    ['state = active', ['u-deb', 'u-ubu']],
    ['size > 2999999999', ['u-deb']],
    ['null? size', ['u-ubu']],
    ['created < "2025-01-01"', ['u-deb']],
    ['owner = p1', ['u-deb']],
    ['tags = lts', ['u-deb']],
    ['tags = nothing', []],
    ['not tags = lts', ['u-ubu']],
  ])('are narrowed by %j', async (search, uuids) => {
    const answer = await api.get(`/api/compute_resources/1/available_images?search=${encodeURIComponent(search)}`);

    expect((answer.body as { uuid: string }[]).map(({ uuid }) => uuid)).toEqual(uuids);
  });

  it.each([
    ['reading = "Rocky 9"', 1],
    ['reading ~ CentOS', 1],
    ['reading = "Debian 12"', 0],
    ['has reading', 1],
    ['null? os', 1],
    ['null? os and null? reading', 0],
  ])('are found by what they may be: %j', async (search, found) => {
    const answer = await api.get(`/api/compute_resources/2/available_images?search=${encodeURIComponent(search)}`);

    expect(answer.body).toHaveLength(found);
  });

  it('come in the order that is asked for', async () => {
    const answer = await api.get('/api/compute_resources/1/available_images?order=created%20DESC');

    expect((answer.body as { uuid: string }[]).map(({ uuid }) => uuid)).toEqual(['u-ubu', 'u-deb']);
  });

  it('explain a search that cannot be understood', async () => {
    const answer = await api.get('/api/compute_resources/1/available_images?search=colour%20%3D%20red');

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({
      error: { message: "Field 'colour' not recognized for searching!", class: 'ScopedSearch::QueryNotSupported' },
    });
  });

  it('are not found below a compute resource that is not there', async () => {
    const answer = await api.get('/api/compute_resources/9/available_images');

    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ error: { message: "Resource compute_resource not found by id '9'" } });
  });
});
