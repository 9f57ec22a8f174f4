import { promisify } from 'node:util';
import { expect, it } from '@jest/globals';
import { guardLookup, type Lookup } from './guarded-lookup.js';

const resolvesTo =
  (address: Parameters<Parameters<Lookup>[2]>[1]): Lookup =>
  (_name, _options, callback) =>
    callback(null, address, 4);

const lookUp = (resolve: Lookup) => promisify(guardLookup(resolve))('metadata.test', {});

it.each([
  ['one address', '169.254.169.254'],
  [
    'one of several',
    [
      { address: '192.0.2.1', family: 4 },
      { address: 'fd00:ec2::254', family: 6 },
    ],
  ],
])('refuses a name by what it resolves to: %s', async (_, address) => {
  await expect(lookUp(resolvesTo(address))).rejects.toMatchObject({
    name: 'ProviderError',
    kind: 'configuration',
    message: 'The address is one that this server does not connect to.',
  });
});

it('gives the addresses of any other name', async () => {
  expect(await lookUp(resolvesTo('192.0.2.1'))).toBe('192.0.2.1');
});

it('passes on why a name does not resolve', async () => {
  const unknown: Lookup = (_name, _options, callback) => callback(new Error('ENOTFOUND'), []);

  await expect(lookUp(unknown)).rejects.toThrow('ENOTFOUND');
});
