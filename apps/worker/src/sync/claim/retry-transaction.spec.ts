import { expect, it, jest } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { retryTransaction } from './retry-transaction.js';

const failure = (code: string) => new QueryFailedError('SELECT 1', [], Object.assign(new Error('no'), { code }));

it.each([
  ['a deadlock', '40P01'],
  ['a failed serialisation', '40001'],
  ['a row that was deleted meanwhile', '23503'],
])('tries again after %s', async (_, code) => {
  const transaction = jest.fn<() => Promise<number>>().mockRejectedValueOnce(failure(code)).mockResolvedValueOnce(7);

  expect(await retryTransaction(transaction)).toBe(7);
  expect(transaction).toHaveBeenCalledTimes(2);
});

it('gives up after three tries', async () => {
  const transaction = jest.fn<() => Promise<number>>().mockRejectedValue(failure('40P01'));

  await expect(retryTransaction(transaction)).rejects.toThrow('no');
  expect(transaction).toHaveBeenCalledTimes(3);
});

it.each([
  ['a unique violation', failure('23505')],
  ['any other error', new Error('no')],
])('does not try again after %s', async (_, error) => {
  const transaction = jest.fn<() => Promise<number>>().mockRejectedValue(error);

  await expect(retryTransaction(transaction)).rejects.toBe(error);
  expect(transaction).toHaveBeenCalledTimes(1);
});
