import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ADMIN, RunningApi } from './running-api.js';

const IMAGES = 2_500;

describe('long lists', () => {
  let api: RunningApi;

  beforeAll(async () => {
    api = await RunningApi.start();
    await api.database.query(`INSERT INTO compute_resources (name, type) VALUES ('cr', 'Foreman::Model::EC2')`);
    await api.database.query(`INSERT INTO architectures (name) VALUES ('x86_64')`);
    await api.database.query(`INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '12', 'Debian 12')`);
    await api.database.query(
      `INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
       SELECT 1, 1, 1, 'image ' || n, 'ami-' || n, 'admin' FROM generate_series(1, ${IMAGES}) n`,
    );
  });

  afterAll(async () => {
    await api.stop();
  });

  it.each(['all', '4294967296', '2400'])('streams per_page=%s with the envelope of a short list', async (perPage) => {
    const answer = await api.get(`/api/compute_resources/1/images?per_page=${perPage}`);

    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('application/json; charset=utf-8');
    expect(Object.keys(answer.body)).toEqual(['total', 'subtotal', 'page', 'per_page', 'search', 'sort', 'results']);
    expect(answer.body).toMatchObject({ total: IMAGES, subtotal: IMAGES, page: 1 });
    expect(answer.body.per_page).toBe(perPage === 'all' ? IMAGES : Number(perPage));
    expect(answer.body.results.map((image: { id: number }) => image.id)).toEqual(
      Array.from({ length: Math.min(IMAGES, Number(perPage) || IMAGES) }, (_, index) => index + 1),
    );
  });

  it('gives the rest of a long page, in the asked order', async () => {
    const answer = await api.get('/api/architectures/x86_64/images?per_page=1200&page=2&order=id DESC');

    expect(answer.body.results).toHaveLength(1200);
    expect(answer.body.results[0].id).toBe(1300);
  });

  it('gives connections back when clients hang up in the middle', async () => {
    const authorization = `Basic ${Buffer.from(`${ADMIN.login}:${ADMIN.password}`).toString('base64')}`;
    for (let round = 0; round < 30; round += 1) {
      const controller = new AbortController();
      const response = await fetch(`${api.url}/api/compute_resources/1/images?per_page=all`, {
        headers: { authorization },
        signal: controller.signal,
      });
      await response.body?.getReader().read();
      controller.abort();
    }

    const answer = await api.get('/api/compute_resources/1/images?per_page=all');

    expect(answer.body.results).toHaveLength(IMAGES);
  });

  it('answers HEAD without keeping a connection', async () => {
    for (let round = 0; round < 12; round += 1) {
      await api.send('/api/compute_resources/1/images?per_page=all', { method: 'HEAD' });
    }

    const answer = await api.get('/api/compute_resources/1/images?per_page=all');

    expect(answer.status).toBe(200);
  });
});
