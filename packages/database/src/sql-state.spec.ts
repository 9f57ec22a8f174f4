import { expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { sqlState } from './sql-state.js';

it('only a failed statement has a state', () => {
  const failed = new QueryFailedError('SELECT 1', [], Object.assign(new Error('no'), { code: '40P01' }));
  const another = Object.assign(new Error('no'), { code: 'ENOENT' });

  expect([failed, another, new Error('no'), null].map(sqlState)).toEqual(['40P01', '', '', '']);
});
