import { describe, expect, it } from '@jest/globals';
import { optionalViewDate, rowDate, viewDate } from './dates.js';

describe('moments', () => {
  it.each([
    ['2020-08-31 15:17:29.296123+00', '2020-08-31 15:17:29 UTC', '2020-08-31T15:17:29.296Z'],
    ['2020-08-31 15:17:29.2+00', '2020-08-31 15:17:29 UTC', '2020-08-31T15:17:29.200Z'],
    ['2020-08-31 15:17:29+00', '2020-08-31 15:17:29 UTC', '2020-08-31T15:17:29.000Z'],
    ['2020-08-31T15:17:29.296123+00:00', '2020-08-31 15:17:29 UTC', '2020-08-31T15:17:29.296Z'],
    ['12020-08-31 15:17:29+00', '12020-08-31 15:17:29 UTC', '12020-08-31T15:17:29.000Z'],
  ])('shows %s as Foreman does', (moment, view, row) => {
    expect(viewDate(moment)).toBe(view);
    expect(rowDate(moment)).toBe(row);
    expect(optionalViewDate(moment)).toBe(view);
  });

  it('shows none as null', () => {
    expect(optionalViewDate(null)).toBeNull();
  });
});
