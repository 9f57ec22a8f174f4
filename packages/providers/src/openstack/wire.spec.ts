import { describe, expect, it } from '@jest/globals';
import { buildAccount } from '../../test/outside.js';
import { ProviderError } from '../provider-error.js';
import { readIdentityUrl, writeLogin } from './wire.js';

describe('readIdentityUrl', () => {
  it.each([
    ['http://cloud.example:5000/v3', 'http://cloud.example:5000/v3/auth/tokens'],
    ['http://cloud.example:5000/v3/auth/tokens', 'http://cloud.example:5000/v3/auth/tokens'],
    ['https://cloud.example/identity/v3/', 'https://cloud.example/identity/v3/auth/tokens'],
    ['https://cloud.example/v2.0/tokens', 'https://cloud.example/v3/auth/tokens'],
    [' https://cloud.example/v3 ', 'https://cloud.example/v3/auth/tokens'],
    ['https://cloud.example/v3host/v3', 'https://cloud.example/v3host/v3/auth/tokens'],
  ])('finds Keystone at %j', (url, expected) => {
    expect(readIdentityUrl(url).href).toBe(expected);
  });

  it.each([
    [null],
    [''],
    ['cloud.example/v3'],
    ['https://cloud.example'],
    ['https:///v3'],
    ['gopher://cloud.example/v3'],
  ])('refuses %j', (url) => {
    expect(() => readIdentityUrl(url)).toThrow(ProviderError);
  });
});

describe('writeLogin', () => {
  const write = (attrs: Record<string, unknown>, domain: string | null = null) =>
    writeLogin(buildAccount({ user: 'reader', password: 'secret', domain, attrs }));
  const user = (domain: object) => ({
    methods: ['password'],
    password: { user: { name: 'reader', domain, password: 'secret' } },
  });
  const byId = { id: 'default' };

  it.each([
    ['no tenant', write({}), { identity: user(byId) }],
    ['a blank tenant', write({ tenant: ' ' }), { identity: user(byId) }],
    ['a tenant', write({ tenant: 'web' }), { identity: user(byId), scope: { project: { name: 'web', domain: byId } } }],
    [
      "a domain of the user, which is the project's too",
      write({ tenant: 'web' }, 'Corp'),
      { identity: user({ name: 'Corp' }), scope: { project: { name: 'web', domain: { name: 'Corp' } } } },
    ],
    [
      'a domain of the project by name',
      write({ tenant: 'web', project_domain_name: 'Projects' }, 'Corp'),
      { identity: user({ name: 'Corp' }), scope: { project: { name: 'web', domain: { name: 'Projects' } } } },
    ],
    [
      'a domain of the project by id, which wins',
      write({ tenant: 'web', project_domain_name: 'Projects', project_domain_id: 'd1' }),
      { identity: user(byId), scope: { project: { name: 'web', domain: { id: 'd1' } } } },
    ],
  ])('writes a password login with %s', (_what, body, auth) => {
    expect(body).toEqual({ auth });
  });

  it('writes the login of an application credential, which has its project by itself', () => {
    const body = writeLogin(
      buildAccount({ user: 'application_credential:ac1', password: 'secret', attrs: { tenant: 'web' } }),
    );

    expect(body).toEqual({
      auth: {
        identity: { methods: ['application_credential'], application_credential: { id: 'ac1', secret: 'secret' } },
      },
    });
  });

  it.each([{ user: null }, { user: '' }, { password: null }, { password: '' }])(
    'refuses an account with %j',
    (missing) => {
      const account = buildAccount({ user: 'reader', password: 'secret', ...missing });

      expect(() => writeLogin(account)).toThrow('The account needs a user and a password.');
    },
  );
});
