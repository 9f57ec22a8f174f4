import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from './running-api.js';

describe('images', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start();
  });

  afterAll(async () => {
    await api.stop();
  });

  it('smoke', async () => {
    const out: unknown[] = [];
    const log = (a: { status: number; text: string }) => out.push([a.status, a.text]);
    log(await api.get('/api'));
    log(await api.get('/api/v2/status'));
    log(await api.get('/api/ping', { as: null }));
    log(await api.get('/api/status', { as: null }));
    log(await api.get('/api/nothing', { as: null }));
    log(await api.post('/api/compute_resources', { compute_resource: { name: 'cr', provider: 'libvirt', url: 'qemu:///system/', password: 'x' } }));
    log(await api.post('/api/architectures', { architecture: { name: 'x86_64' } }));
    log(await api.post('/api/operatingsystems', { operatingsystem: { name: 'Debian', major: '12', release_name: 'bookworm', architecture_ids: [1] } }));
    log(await api.post('/api/compute_resources/1/images', { image: {} }));
    log(await api.post('/api/compute_resources/1/images', { image: { name: 'i', username: 'root', uuid: 'u', operatingsystem_id: 1, architecture_id: '1', password: 's3' } }));
    log(await api.get('/api/compute_resources/1/images'));
    log(await api.get('/api/compute_resources/1/images?search=name="i",operatingsystem="1"&per_page=4294967296&order=name DESC'));
    log(await api.get('/api/architectures/x86_64/images/1'));
    log(await api.put('/api/compute_resources/1/images/1', { image: { name: 'j' } }));
    log(await api.send('/api/compute_resources/1/images/1', { method: 'PATCH', body: { image: { user_data: 'no' } } }));
    log(await api.get('/api/compute_resources/1/available_images'));
    log(await api.get('/api/compute_resources/1/available_flavors'));
    log(await api.delete('/api/compute_resources/1/images/1'));
    log(await api.delete('/api/operatingsystems/1'));
    log(await api.delete('/api/architectures/1'));
    log(await api.delete('/api/compute_resources/1'));
    console.log(out.map((x) => JSON.stringify(x)).join('\n'));
    expect(1).toBe(1);
  });
});
