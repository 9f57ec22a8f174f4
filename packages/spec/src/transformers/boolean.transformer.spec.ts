import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SentNumber } from './sent-number.js';
import { toBoolean, toConsoleFlag } from './boolean.transformer.js';

describe('toBoolean', () => {
  it.each([
    [false, false],
    [0, false],
    [-0, false],
    ['0', false],
    ['f', false],
    ['F', false],
    ['false', false],
    ['FALSE', false],
    ['off', false],
    ['OFF', false],
    [true, true],
    [1, true],
    ['1', true],
    ['t', true],
    ['true', true],
    ['TRUE', true],
    ['on', true],
    ['no', true],
    ['False', true],
    ['n', true],
    ['Off', true],
    [' ', true],
    ['null', true],
    [2, true],
    [0.5, true],
    [new SentNumber(0, '0.0'), true],
    ['', null],
    [null, null],
    [undefined, undefined],
    [[], undefined],
    [[true], undefined],
    [{}, undefined],
  ])('casts %j to %j, as Rails does', (value, expected) => {
    const cast = toBoolean(value);

    expect(cast).toBe(expected);
  });

  it('gives true, false, null or nothing for whatever it gets', () => {
    const property = fc.property(fc.anything(), (value) => [true, false, null, undefined].includes(toBoolean(value)));

    fc.assert(property);
  });
});

describe('toConsoleFlag', () => {
  it.each([
    [true, true],
    ['true', true],
    [1, true],
    ['1', true],
    [false, false],
    [new SentNumber(1, '1.0'), true],
    [new SentNumber(0, '0.0'), false],
    ['t', false],
    ['yes', false],
    ['TRUE', false],
    [2, false],
    ['', false],
    [null, false],
    [[], undefined],
    [['true'], undefined],
    [{}, undefined],
    [undefined, undefined],
  ])('reads %j as %j', (value, expected) => {
    const flag = toConsoleFlag(value);

    expect(flag).toBe(expected);
  });

  it('gives a boolean for every single value that was sent', () => {
    const sent = fc.anything().filter((value) => value === null || !['undefined', 'object'].includes(typeof value));

    fc.assert(fc.property(sent, (value) => typeof toConsoleFlag(value) === 'boolean'));
  });
});
