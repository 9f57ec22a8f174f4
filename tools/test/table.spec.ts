import { expect, it } from '@jest/globals';
import { drawTable } from '../start/table.ts';

it('puts numbers right, words left, and nothing for null', () => {
  const table = drawTable(
    ['id', 'name', 'user'],
    [
      [9, 'a long name', null],
      [10, 'short', 'ubuntu'],
    ],
  );

  expect(table).toBe(
    ['id  name         user', '--  -----------  ------', ' 9  a long name', '10  short        ubuntu'].join('\n'),
  );
});

it('shows the headings of no rows', () => {
  expect(drawTable(['id', 'name'], [])).toBe('id  name\n--  ----');
});
