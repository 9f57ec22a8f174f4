import { expect, it } from '@jest/globals';
import { readError } from '../start/log-line.ts';

it.each([
  ['{"level":"error","pid":1,"message":"The sync failed","context":"Sync"}', 'The sync failed'],
  ['{"level":"fatal","message":"No key"}', 'No key'],
  ['{"level":"log","message":"ERROR is only a word here"}', undefined],
  ['{ half a line of JSON, ERROR or not', undefined],
  [
    '[Nest] 7995  - 11/23/2025, 1:49:10 PM   ERROR [Http] Boom',
    '[Nest] 7995  - 11/23/2025, 1:49:10 PM   ERROR [Http] Boom',
  ],
  ['[Nest] 7995  - 11/23/2025, 1:49:10 PM     LOG [Main] ready', undefined],
  ['TypeError: x is not a function', undefined],
  ['    at Object.<anonymous> (file.js:1:1)', undefined],
])('reads from %s: %s', (line, expected) => {
  expect(readError(line)).toBe(expected);
});
