import { describe, expect, it } from '@jest/globals';
import { type PlaceToClear, reasonToHoldRemovals } from './decide-removals.js';

const LIMITS = { floor: 5, percent: 20 };

function place(values: Partial<PlaceToClear> = {}): PlaceToClear {
  return { name: 'cloud', wanted: 95, owned: 100, unwanted: 5, ...values };
}

describe('removals at a target', () => {
  it.each([
    ['nothing is unwanted', [place({ unwanted: 0, wanted: 0 })], LIMITS, false],
    ['they are within the limit', [place()], LIMITS, true],
    ['the percentage allows them', [place({ unwanted: 20 })], LIMITS, true],
    ['there is no valve', [place({ unwanted: 99, wanted: 1 })], { floor: null, percent: null }, true],
  ])('go at once when %s', (_what, places, limits, isSame) => {
    expect(reasonToHoldRemovals(places, limits, isSame)).toBeNull();
  });

  it.each([
    ['the settings changed', [place()], LIMITS, false, 'was changed since'],
    ['nothing is wanted any more', [place({ wanted: 0, unwanted: 1 })], LIMITS, true, 'No image of ours goes to cloud'],
    [
      'they are too many',
      [place({ unwanted: 21 })],
      LIMITS,
      true,
      '21 of 100 images are not wanted any more, and at most 20',
    ],
    [
      'all places together are too many',
      [place({ unwanted: 15 }), place({ owned: 10, unwanted: 8 })],
      LIMITS,
      true,
      '23 of 110',
    ],
    ['the floor is 0', [place({ unwanted: 1 })], { floor: 0, percent: 20 }, true, 'none may go without approval'],
    ['the percentage is 0', [place({ unwanted: 1 })], { floor: 5, percent: 0 }, true, 'none may go without approval'],
  ])('need approval when %s', (_what, places, limits, isSame, reason) => {
    expect(reasonToHoldRemovals(places, limits, isSame)).toContain(reason);
  });
});
