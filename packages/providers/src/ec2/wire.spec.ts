import { describe, expect, it } from '@jest/globals';
import { buildAccount } from '../../test/outside.js';
import { ProviderError } from '../provider-error.js';
import { readAccount } from './wire.js';

const read = (url: string | null, attrs = {}) =>
  readAccount(buildAccount({ url, user: 'key', password: 'secret', attrs }));

describe('readAccount', () => {
  it.each<[string | null, string | null, string[]]>([
    [null, null, ['us-east-1']],
    ['', null, ['us-east-1']],
    [' eu-central-1 ', null, ['eu-central-1']],
    ['us-gov-west-1', null, ['us-gov-west-1']],
    ['us-isob-east-1', null, ['us-isob-east-1']],
    ['us-east-1, eu-west-1,us-east-1', null, ['eu-west-1', 'us-east-1']],
    ['http://127.0.0.1:5000', 'http://127.0.0.1:5000/', ['us-east-1']],
    [
      'HTTPS://ec2.example:8443/path/#eu-west-1,eu-west-2',
      'https://ec2.example:8443/path/',
      ['eu-west-1', 'eu-west-2'],
    ],
  ])('understands the url %j', (url, endpoint, regions) => {
    expect(read(url)).toMatchObject({ endpoint, regions, owners: ['self'] });
  });

  it.each([
    'eu central 1',
    'evil.example',
    'eu-central-1.evil.example',
    'eu-central-1@evil.example',
    'eu-central-1\u0000',
    '-east-1',
    'EU-CENTRAL-1',
    'ftp://ec2.example',
    'http://',
    'http://key:secret@ec2.example/',
    'http://ec2.example/#evil.example',
  ])('refuses the url %j', (url) => {
    expect(() => read(url)).toThrow(ProviderError);
  });

  it.each<[unknown, string[]]>([
    [undefined, ['self']],
    ['', ['self']],
    ['amazon, self', ['amazon', 'self']],
    [
      ['123456789012', 'self', 'self'],
      ['123456789012', 'self'],
    ],
  ])('understands the owners %j', (owners, expected) => {
    expect(read(null, { owners }).owners).toEqual(expected);
  });

  it.each(['all', '*', '12345', ['self', 7]])('refuses the owners %j', (owners) => {
    expect(() => read(null, { owners })).toThrow('The owners must be');
  });

  it.each([
    [undefined, []],
    [[], []],
    [
      ['name=a', 'tag:a b=c=d', 'name=b'],
      [
        { Name: 'name', Values: ['a', 'b'] },
        { Name: 'tag:a b', Values: ['c=d'] },
      ],
    ],
  ])('understands the filters %j', (filters, expected) => {
    expect(read(null, { filters }).filters).toEqual(expected);
  });

  it.each(['name', ['name'], ['=a'], ['name='], ['image-id=ami-1'], [7]])('refuses the filters %j', (filters) => {
    expect(() => read(null, { filters })).toThrow('The filters must each be NAME=VALUE');
  });

  it.each([{ user: null }, { password: null }, { user: '' }])('needs both keys: %j', (change) => {
    const account = buildAccount({ user: 'key', password: 'secret', ...change });

    expect(() => readAccount(account)).toThrow('The account needs an access key and a secret key.');
  });
});
