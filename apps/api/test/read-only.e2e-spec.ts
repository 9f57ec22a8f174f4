import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from './running-api.js';

let api: RunningApi;
let id: number;

beforeAll(async () => {
  api = await RunningApi.start({}, { failed_login_attempts_limit: 0, read_only: 1 });
  [{ id }] = await api.database.query(`INSERT INTO architectures (name) VALUES ('x86_64-v2') RETURNING id`);
});

afterAll(() => api.stop());

describe('a catalog that is closed to changes', () => {
  it.each([
    ['POST', '/api/architectures', { architecture: { name: 'new' } }],
    ['PUT', '/api/architectures/:id', { architecture: { name: 'changed' } }],
    ['DELETE', '/api/architectures/:id', undefined],
  ] as const)('refuses %s %s with 503, and says when to try again', async (method, path, body) => {
    const answer = await api.send(path.replace(':id', String(id)), { method, body });

    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('60');
    expect(answer.body).toEqual({
      error: {
        message: 'The catalog is read-only at this moment: an operator has closed it to changes. Try again later.',
      },
    });
  });

  it('still lists, shows and logs in', async () => {
    const list = await api.get('/api/architectures');
    const shown = await api.get(`/api/architectures/${id}`);
    const session = await api.post('/api/session', {});

    expect([list.status, shown.status, session.status]).toEqual([200, 200, 201]);
  });

  it('still refuses a stranger as a stranger', async () => {
    const answer = await api.delete(`/api/architectures/${id}`, { as: null });

    expect(answer.status).toBe(401);
  });
});
