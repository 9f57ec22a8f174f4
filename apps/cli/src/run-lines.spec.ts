import type { SyncRunShowView } from '@image-catalog/spec';
import { expect, it } from '@jest/globals';
import { runLines } from './run-lines.js';

it('names what a run could not keep, with the reasons, and how much more there is', () => {
  const rejected = [
    { scope: 'RegionOne', uuid: 'odd\u001b[2J', reason: 'It has no name.' },
    { scope: 'RegionOne', uuid: null, reason: 'It has no id.' },
  ];
  const counters = { seen: 12, rejected: 5 };
  const run = {
    id: 7,
    generation: 3,
    state: 'succeeded',
    reason: null,
    dry_run: false,
    counters,
    scopes: [],
    rejected,
  };

  expect(runLines(run as unknown as SyncRunShowView)).toEqual([
    'Run 7 (generation 3) succeeded',
    'Counters: seen 12, rejected 5',
    'SCOPE      REJECTED  REASON',
    'RegionOne  odd?[2J   It has no name.',
    'RegionOne  -         It has no id.',
    '... and 3 more',
  ]);
});
