import { describe, expect, it } from '@jest/globals';
import { moment } from '../test/sample-definitions.js';
import type { Clock } from './temporal.js';
import { parseTemporal } from './temporal.js';

function read(value: string, at: Clock = moment): string {
  const span = parseTemporal(value, at);
  return span === undefined ? 'unknown' : `${span.start.toISOString()} to ${span.end.toISOString()}`;
}

describe('parseTemporal at 15:30:45 on Tuesday 8 October 2024 in New York', () => {
  it.each([
    ['today', '2024-10-08T04:00:00.000Z to 2024-10-09T04:00:00.000Z'],
    ['TODAY', '2024-10-08T04:00:00.000Z to 2024-10-09T04:00:00.000Z'],
    ['yesterday', '2024-10-07T04:00:00.000Z to 2024-10-08T04:00:00.000Z'],
    ['tomorrow', '2024-10-09T04:00:00.000Z to 2024-10-10T04:00:00.000Z'],
    ['1 minute ago', '2024-10-08T19:29:45.500Z to 2024-10-08T19:30:45.500Z'],
    ['30 minutes from now', '2024-10-08T20:00:45.500Z to 2024-10-08T20:01:45.500Z'],
    [' 2  Hours  AGO ', '2024-10-08T17:30:45.500Z to 2024-10-08T17:31:45.500Z'],
    ['1 day ago', '2024-10-07T04:00:00.000Z to 2024-10-08T04:00:00.000Z'],
    ['2 weeks from now', '2024-10-22T04:00:00.000Z to 2024-10-23T04:00:00.000Z'],
    ['2 months from now', '2024-12-08T05:00:00.000Z to 2024-12-09T05:00:00.000Z'],
    ['1 year ago', '2023-10-08T04:00:00.000Z to 2023-10-09T04:00:00.000Z'],
  ])('counts %j from now: %s', (value, expected) => {
    const span = read(value);

    expect(span).toBe(expected);
  });

  it.each([
    ['2024-10-05', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['2024/10/05', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['20241005', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['5.10.2024', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['05/10/2024', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['Oct 5, 2024', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['october 5th 2024', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['5 Oct 2024', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['Oct 5', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['2024-10', '2024-10-01T04:00:00.000Z to 2024-11-01T04:00:00.000Z'],
    ['October 2024', '2024-10-01T04:00:00.000Z to 2024-11-01T04:00:00.000Z'],
    ['2024', '2024-01-01T05:00:00.000Z to 2025-01-01T05:00:00.000Z'],
    ['2024-10-05 10', '2024-10-05T14:00:00.000Z to 2024-10-05T15:00:00.000Z'],
    ['2024-10-05 10:30', '2024-10-05T14:30:00.000Z to 2024-10-05T14:31:00.000Z'],
    ['2024-10-05T10:30:15', '2024-10-05T14:30:15.000Z to 2024-10-05T14:30:16.000Z'],
    ['2024-10-05 10:30:15.5', '2024-10-05T14:30:15.500Z to 2024-10-05T14:30:16.500Z'],
    ['2024-10-05T10:30:15Z', '2024-10-05T10:30:15.000Z to 2024-10-05T10:30:16.000Z'],
    ['2024-10-05 10:30:15 UTC', '2024-10-05T10:30:15.000Z to 2024-10-05T10:30:16.000Z'],
    ['2024-10-05 10:30 +0200', '2024-10-05T08:30:00.000Z to 2024-10-05T08:31:00.000Z'],
    ['2024-10-05T10:30-03:30', '2024-10-05T14:00:00.000Z to 2024-10-05T14:01:00.000Z'],
    ['Oct 5 2024 10:30 pm', '2024-10-06T02:30:00.000Z to 2024-10-06T02:31:00.000Z'],
    ['Sat, 5 Oct 2024 10:30:00 +0000', '2024-10-05T10:30:00.000Z to 2024-10-05T10:30:01.000Z'],
    ['Saturday 2024-10-05', '2024-10-05T04:00:00.000Z to 2024-10-06T04:00:00.000Z'],
    ['10:30', '2024-10-08T14:30:00.000Z to 2024-10-08T14:31:00.000Z'],
    ['12am', '2024-10-08T04:00:00.000Z to 2024-10-08T05:00:00.000Z'],
    ['12 pm', '2024-10-08T16:00:00.000Z to 2024-10-08T17:00:00.000Z'],
  ])('reads %j as %s', (value, expected) => {
    const span = read(value);

    expect(span).toBe(expected);
  });

  it.each([
    '',
    'foo',
    'x86_64',
    '5',
    '12',
    '1.5',
    '2024-02-30',
    '2024-13-01',
    '01/23/2004',
    '2024-10-05 24:30',
    '2024-10-05 10:61',
    '13pm',
    'Foo 5, 2024',
    'Monday',
    '0024-10-05',
    '9999-12-31',
    '999999 years ago',
    '9999999 days ago',
    '99999999999999999999 minutes from now',
    '2024-10-05 10:30 Mars',
  ])('does not know %j', (value) => {
    const span = read(value);

    expect(span).toBe('unknown');
  });

  it.each([
    ['2024-10-05', true],
    ['2024-10', true],
    ['2024', true],
    ['3 weeks ago', true],
    ['2 hours ago', false],
    ['2024-10-05 10', false],
  ])('knows whether %j is a day or longer: %s', (value, expected) => {
    const span = parseTemporal(value, moment);

    expect(span?.isCalendar).toBe(expected);
  });
});

describe('parseTemporal elsewhere', () => {
  it.each([
    ['the last day of a shorter month', '2024-03-31T12:00:00Z', 'UTC', '1 month ago', '2024-02-29T00:00:00.000Z'],
    ['a leap day a year later', '2024-02-29T12:00:00Z', 'UTC', '1 year from now', '2025-02-28T00:00:00.000Z'],
    [
      'tomorrow, where it is tomorrow already',
      '2024-10-08T20:00:00Z',
      'Asia/Tokyo',
      'today',
      '2024-10-08T15:00:00.000Z',
    ],
    ['half an hour off', '2024-10-08T20:00:00Z', 'Asia/Kolkata', 'today', '2024-10-08T18:30:00.000Z'],
    ['a day of 23 hours', '2024-03-31T12:00:00Z', 'Europe/Berlin', 'today', '2024-03-30T23:00:00.000Z'],
    ['a midnight that clocks skip', '2018-11-04T12:00:00Z', 'America/Sao_Paulo', 'today', '2018-11-04T03:00:00.000Z'],
    ['the first of two 02:30', '2024-10-27T12:00:00Z', 'Europe/Berlin', '02:30', '2024-10-27T00:30:00.000Z'],
    ['a 02:30 that clocks skip', '2024-03-31T12:00:00Z', 'Europe/Berlin', '02:30', '2024-03-31T01:30:00.000Z'],
  ])('finds %s', (_what, now, timeZone, value, start) => {
    const span = parseTemporal(value, { now: new Date(now), timeZone });

    expect(span?.start.toISOString()).toBe(start);
  });

  it('ends a short day at the next midnight', () => {
    const span = parseTemporal('today', { now: new Date('2024-03-31T12:00:00Z'), timeZone: 'Europe/Berlin' });

    expect(span?.end.toISOString()).toBe('2024-03-31T22:00:00.000Z');
  });
});
