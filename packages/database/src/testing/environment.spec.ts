import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { handOver, readChosenServer, readHandedOver } from './environment.js';

let before: NodeJS.ProcessEnv;

beforeEach(() => {
  before = { ...process.env };
});

afterEach(() => {
  for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
  Object.assign(process.env, before);
});

it.each([
  [{ TEST_DATABASE_URL: 'postgres://a', DATABASE_URL: 'postgres://b' }, 'postgres://a'],
  [{ TEST_DATABASE_URL: '', DATABASE_URL: 'postgres://b' }, 'postgres://b'],
  [{ TEST_DATABASE_URL: '', DATABASE_URL: '' }, undefined],
])('reads from %j that the server is %s', (variables, server) => {
  Object.assign(process.env, variables);

  expect(readChosenServer()).toBe(server);
});

it('hands an address over whole', () => {
  const address = { server_url: 'postgresql://u:p%40ss@127.0.0.1:5/x', template: 't', prefix: 'p_' };

  handOver(address);

  expect(readHandedOver()).toEqual(address);
});

it('tells a package without the global setup what to add', () => {
  handOver(undefined);

  expect(() => readHandedOver()).toThrow(/globalSetup: '@image-catalog\/database\/testing\/global-setup'/);
});
