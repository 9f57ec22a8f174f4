import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toMoment, UnreadMoment } from './moment.transformer.js';

describe('toMoment', () => {
  it.each([
    ['2030-01-02', '2030-01-02T00:00:00.000Z'],
    ['2030-01-02T03:04:05Z', '2030-01-02T03:04:05.000Z'],
    ['2030-01-02 03:04:05 UTC', '2030-01-02T03:04:05.000Z'],
    ['2030-01-02 03:04', '2030-01-02T03:04:00.000Z'],
    ['2030-01-02T03:04:05.678+02:00', '2030-01-02T01:04:05.678Z'],
    ['2030-01-02 03:04:05 +0200', '2030-01-02T01:04:05.000Z'],
    [' 2030-01-02 ', '2030-01-02T00:00:00.000Z'],
  ])('reads %j as %s', (text, moment) => {
    expect((toMoment(text) as Date).toISOString()).toBe(moment);
  });

  it.each([
    [undefined, undefined],
    [null, null],
    ['', null],
    [' ', null],
  ])('reads %j as %j', (value, expected) => {
    expect(toMoment(value)).toBe(expected);
  });

  it.each(['tomorrow', '2030-13-01', '2030-01-32', '02.01.2030', '2030', '2030-01-02T25:00', 5, true, {}, []])(
    'keeps %j for the rule to name',
    (value) => {
      expect(toMoment(value)).toBeInstanceOf(UnreadMoment);
    },
  );

  it('reads back every moment that it could have shown', () => {
    const moments = fc.date({ min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true });

    fc.assert(
      fc.property(moments, (moment) => (toMoment(moment.toISOString()) as Date).getTime() === moment.getTime()),
    );
  });
});
