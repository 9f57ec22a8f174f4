import { ProviderError } from '@image-catalog/providers';
import { Logger } from '@nestjs/common';
import { afterEach, beforeAll, expect, it, jest } from '@jest/globals';
import { guardCall } from './call-provider.js';
import { WorkerStopping } from '../claim/interruption.js';

beforeAll(() => Logger.overrideLogger(false));

afterEach(() => {
  jest.useRealTimers();
});

const { signal } = new AbortController();

it('gives the answer', async () => {
  expect(await guardCall(signal, async () => 7)).toBe(7);
});

it('passes on what a provider knows', async () => {
  const error = new ProviderError('throttled', 'Later.', 30);

  await expect(guardCall(signal, () => Promise.reject(error))).rejects.toBe(error);
});

it.each([
  [new TypeError('upstream secret'), 'TypeError'],
  ['upstream secret', 'string'],
])('makes of %s an error without its text', async (thrown, name) => {
  const asked = guardCall(signal, () => Promise.reject(thrown));

  await expect(asked).rejects.toMatchObject({
    kind: 'protocol',
    message: `The provider failed unexpectedly (${name}): see the worker's log.`,
  });
});

it('does not wait for a provider when the run is interrupted', async () => {
  const controller = new AbortController();
  const reason = new WorkerStopping();

  const asked = guardCall(controller.signal, () => new Promise(() => undefined));
  controller.abort(reason);

  await expect(asked).rejects.toBe(reason);
  await expect(guardCall(controller.signal, async () => 7)).rejects.toBe(reason);
});

it('blames the interruption, not what the provider made of it', async () => {
  const controller = new AbortController();
  const reason = new WorkerStopping();

  const asked = guardCall(controller.signal, async () => {
    controller.abort(reason);
    throw new ProviderError('network', 'It broke off.');
  });

  await expect(asked).rejects.toBe(reason);
});

it('gives up a provider that hangs', async () => {
  jest.useFakeTimers();

  const asked = guardCall(signal, () => new Promise(() => undefined));
  jest.advanceTimersByTime(10 * 60 * 1000);

  await expect(asked).rejects.toMatchObject({
    kind: 'network',
    message: 'The compute resource did not answer within 600 s.',
  });
});
