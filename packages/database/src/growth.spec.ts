import { expect, it } from '@jest/globals';
import { Growth } from './growth.js';

it('is due after a thousand rows, then after ten times as many', () => {
  const growth = new Growth();

  const due: number[] = [];
  for (let added = 1; added <= 100_000; added += 1) if (growth.add(1)) due.push(added);

  expect(due).toEqual([1_000, 10_000, 100_000]);
});

it('is due once for a batch that passes several steps', () => {
  const growth = new Growth();

  expect(growth.add(50_000)).toBe(true);
  expect(growth.add(49_999)).toBe(false);
});
