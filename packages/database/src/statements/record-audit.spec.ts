import { describe, expect, it } from '@jest/globals';
import { changesBetween } from './record-audit.js';

const moment = new Date('2024-10-10T12:00:00Z');

describe('changesBetween', () => {
  it.each([
    ['nothing given', { name: 'a' }, {}, {}],
    ['the same', { name: 'a', id: 1 }, { name: 'a', id: 1 }, {}],
    ['another text', { name: 'a' }, { name: 'b' }, { name: ['a', 'b'] }],
    ['only what differs', { name: 'a', uuid: 'u' }, { name: 'b', uuid: 'u' }, { name: ['a', 'b'] }],
    ['undefined, which leaves untouched', { name: 'a' }, { name: undefined }, {}],
    ['null for a value', { iam_role: 'r' }, { iam_role: null }, { iam_role: ['r', null] }],
    ['a value for null', { iam_role: null }, { iam_role: 'r' }, { iam_role: [null, 'r'] }],
    ['null for null', { iam_role: null }, { iam_role: null }, {}],
    ['null for what was never there', {}, { tenant: null }, {}],
    ['a value for what was never there', {}, { tenant: 't' }, { tenant: [null, 't'] }],
    ['false for null, which is a change', { user_data: null }, { user_data: false }, { user_data: [null, false] }],
    ['a number for its text', { id: 1 }, { id: '1' }, { id: [1, '1'] }],
    ['an equal list', { ids: [1, 2] }, { ids: [1, 2] }, {}],
    [
      'a list in another order',
      { ids: [1, 2] },
      { ids: [2, 1] },
      {
        ids: [
          [1, 2],
          [2, 1],
        ],
      },
    ],
    ['an equal object', { attrs: { a: 1 } }, { attrs: { a: 1 } }, {}],
    ['the same moment', { at: moment }, { at: new Date(moment) }, {}],
  ])('tells %s', (_what, before, after, expected) => {
    const changes = changesBetween(before, after);

    expect(changes).toEqual(expected);
  });
});
