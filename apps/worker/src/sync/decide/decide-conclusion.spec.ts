import { expect, it } from '@jest/globals';
import { decideConclusion } from './decide-conclusion.js';

const report = (scope: string, reason: string | null, pages = 1) => ({
  scope,
  reason,
  complete: reason === null,
  inactive: false,
  pages,
  seen: 1,
  unidentified: 0,
  readable: pages,
  rejected: 0,
  retry_after_seconds: null,
});
const hold = { scope: 'b', reason: 'Too many.' };

it.each([
  ['all complete', [report('a', null), report('b', null)], [], 'succeeded', null],
  ['all complete, some held', [report('a', null)], [hold], 'held', 'b: Too many.'],
  ['all held together', [report('a', null)], [{ scope: null, reason: 'Too many.' }], 'held', 'Too many.'],
  ['one switched off', [{ ...report('a', 'Asleep.'), inactive: true }, report('b', null)], [], 'succeeded', null],
  ['one broken', [report('a', null), report('b', 'Broke.')], [], 'partial', 'b: Broke.'],
  ['one broken at once, one complete', [report('a', null), report('b', 'Broke.', 0)], [], 'partial', 'b: Broke.'],
  ['one broken, one held', [report('a', 'Broke.'), report('b', null)], [hold], 'partial', 'a: Broke. b: Too many.'],
  ['all broken half way', [report('a', 'Broke.', 2), report('b', 'Broke.', 0)], [], 'partial', 'a: Broke. b: Broke.'],
  ['all unreadable', [{ ...report('a', 'None.'), readable: 0, rejected: 9 }], [], 'failed', 'a: None.'],
  [
    'one unreadable, one complete',
    [{ ...report('a', 'None.'), readable: 0, rejected: 9 }, report('b', null)],
    [],
    'partial',
    'a: None.',
  ],
  ['one broken behind an empty page', [{ ...report('a', 'Broke.'), readable: 0 }], [], 'partial', 'a: Broke.'],
  ['all broken at once', [report('a', 'Broke.', 0), report('b', 'Broke.', 0)], [], 'failed', 'a: Broke. b: Broke.'],
])('%s', (_, reports, held, state, reason) => {
  expect(decideConclusion(reports, held)).toEqual({ state, reason });
});

it('keeps a reason to a size that can be read', () => {
  const reports = Array.from({ length: 500 }, (_, index) => report(`scope-${index}`, 'Broke.'));

  expect(decideConclusion(reports, []).reason).toHaveLength(2000);
});
