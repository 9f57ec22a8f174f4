import type { SyncRunShowView } from '@image-catalog/spec';
import { describe, expect, it } from '@jest/globals';
import { ProgressLine, progressOf, progressText } from './progress.js';

function run(seen: number, expected: number | null): SyncRunShowView {
  const counters = { pages: Math.ceil(seen / 10), seen, created: 1, changed: 2 };
  return { id: 1, state: 'running', counters, expected } as unknown as SyncRunShowView;
}

describe('progressText', () => {
  it.each([
    ['nothing known yet', run(0, null), 0, 0, '0 pages  0 images  3 changed'],
    ['a share', run(50, 200), 50, 0, '[#####               ]  25 %  5 pages  50/200 images  3 changed'],
    [
      'a rate and the time left',
      run(50, 200),
      0,
      10,
      '[#####               ]  25 %  5 pages  50/200 images  5/s  3 changed  0:30 left',
    ],
    ['more than was expected', run(50, 20), 50, 0, '[####################]  100 %  5 pages  50/50 images  3 changed'],
    ['an empty inventory', run(0, 0), 0, 5, '0 pages  0/0 images  3 changed'],
  ])('tells %s', (_what, view, before, seconds, line) => {
    expect(progressText(progressOf(view, before, seconds))).toBe(line);
  });
});

describe('ProgressLine', () => {
  function shown(isTerminal: boolean, seen: number[]): string {
    let text = '';
    const line = new ProgressLine({ isTerminal, columns: 40, write: (piece) => (text += piece) }, () => 0);
    for (const count of seen) line.show(run(count, 100));
    line.end();
    return text;
  }

  it('writes over one line of a terminal, and stays within it', () => {
    const lines = shown(true, [0, 5, 5, 100]).split('\r');

    expect(lines).toHaveLength(4);
    expect(lines.at(-1)?.endsWith('\u001b[K\n')).toBe(true);
    for (const line of lines) expect(line.replace('\u001b[K', '').trimEnd().length).toBeLessThan(40);
  });

  it('writes a line for each tenth elsewhere', () => {
    const lines = shown(false, [0, 1, 2, 9, 10, 55, 100]).trimEnd().split('\n');

    expect(lines.map((line) => /(\d+) %/.exec(line)?.[1])).toEqual(['0', '10', '55', '100']);
  });
});
