import { describe, expect, it } from '@jest/globals';
import { createClient, type ClientSettings } from './client.js';

/** What a client sends with its first request, in place of the network. */
async function sentBy({ address = 'http://catalog.example', ...settings }: Partial<ClientSettings>): Promise<Request> {
  let sent: Request | undefined;
  const fetch = async (request: Request) => {
    sent = request;
    return Response.json({});
  };
  await createClient({ address, ...settings, fetch } as ClientSettings).GET('/status');
  return sent as Request;
}

describe('a client', () => {
  it.each([
    ['http://catalog.example', 'http://catalog.example/api/status'],
    ['http://catalog.example/', 'http://catalog.example/api/status'],
    ['http://catalog.example:3000/api/', 'http://catalog.example:3000/api/status'],
    ['https://example.com/catalog/api/v2', 'https://example.com/catalog/api/status'],
    ['https://example.com/apiary', 'https://example.com/apiary/api/status'],
  ])('finds the API of %s', async (address, url) => {
    expect((await sentBy({ address })).url).toBe(url);
  });

  it.each([
    ['nobody', {}, null],
    [
      'a password in any script',
      { login: 'jürgen', password: 'pä:ß' },
      `Basic ${Buffer.from('jürgen:pä:ß').toString('base64')}`,
    ],
    ['a token', { token: 'abc' }, 'Bearer abc'],
  ])('logs in as %s', async (_who, credentials, header) => {
    expect((await sentBy(credentials)).headers.get('authorization')).toBe(header);
  });

  it('keeps the headers that it is given', async () => {
    const { headers } = await sentBy({ headers: { 'x-request-id': '7' } });

    expect([headers.get('x-request-id'), headers.get('accept')]).toEqual(['7', 'application/json']);
  });

  it.each(['ftp://catalog.example', 'catalog.example', 'http://admin:secret@catalog.example'])(
    'refuses %s, and repeats no secret',
    (address) => {
      expect(() => createClient({ address })).toThrow(TypeError);
      expect(() => createClient({ address })).not.toThrow(/secret/);
    },
  );
});
