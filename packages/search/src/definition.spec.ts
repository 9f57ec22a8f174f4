import { expect, it } from '@jest/globals';
import { defineSearch } from './definition.js';

it.each([
  ['an empty name', ['']],
  ['a name given twice', ['id', 'id']],
])('does not take %s', (_what, names) => {
  const define = () => defineSearch(names.map((name) => ({ name, type: 'text', sql: 't.x' })));

  expect(define).toThrow('Bad or repeated search field');
});
