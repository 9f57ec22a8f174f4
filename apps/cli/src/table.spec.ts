import { expect, it } from '@jest/globals';
import { table } from './table.js';

it('aligns columns, shows what is nothing, and obeys no control character of a provider', () => {
  expect(
    table(
      ['A', 'LONG'],
      [
        ['wide', null],
        [1, 'x\u001b[2Jy\n'],
      ],
    ),
  ).toEqual(['A     LONG', 'wide  -', '1     x?[2Jy?']);
});
