import { describe, expect, it } from '@jest/globals';
import { readParameterValue } from './parameter-value.js';

describe('readParameterValue', () => {
  it.each<[string, string, unknown]>([
    ['string', '1', '1'],
    ['', 'true', 'true'],
    ['yaml', '- a', '- a'],
    ['boolean', 'Yes', true],
    ['boolean', 'off', false],
    ['boolean', ' ', false],
    ['boolean', '', null],
    ['integer', '-42', -42],
    ['integer', '0x1F', 31],
    ['integer', '017', 15],
    ['integer', '9007199254740993', '9007199254740993'],
    ['real', '.5', 0.5],
    ['real', '-1e3', -1000],
    ['real', '1e999', '1e999'],
    ['real', '0x10', 16],
    ['array', '["a", 2]', ['a', 2]],
    ['array', '[a, b]', '[a, b]'],
    ['hash', '{"b": 1}', { b: 1 }],
    ['hash', 'b: 1', 'b: 1'],
    ['json', '"text"', 'text'],
    ['json', '', null],
    ['integer', '<%= 4 %>', '<%= 4 %>'],
  ])('reads as %s: %s', (type, text, value) => {
    expect(readParameterValue(text, type)).toEqual({ value });
  });

  it.each([
    ['boolean', 'maybe'],
    ['integer', '1.5'],
    ['integer', ''],
    ['integer', '+1'],
    ['real', 'one'],
    ['array', '{"b": 1}'],
    ['hash', '[1]'],
    ['hash', 'null'],
    ['json', '{'],
  ])('finds nothing of type %s in: %s', (type, text) => {
    expect(readParameterValue(text, type)).toBeUndefined();
  });
});
