import { describe, expect, it } from '@jest/globals';
import { serverFault } from './server-fault.js';

describe('serverFault', () => {
  const facts = { version: '18.4', version_num: 180_004, encoding: 'UTF8', database: 'catalog' };

  it.each([
    ['18.4', 180_004],
    ['15.14 (Debian 15.14-0+deb12u1)', 150_014],
    ['15.0', 150_000],
    ['19devel', 190_000],
  ])('takes version %s', (version, version_num) => {
    expect(serverFault({ ...facts, version, version_num })).toBeUndefined();
  });

  it.each([
    ['14.19', 140_019],
    ['10.23', 100_023],
    ['9.6.24', 90_624],
    ['9.1.24lts2', 90_124],
  ])('refuses version %s and says which is needed', (version, version_num) => {
    expect(serverFault({ ...facts, version, version_num })).toMatch(
      new RegExp(`^Its server is PostgreSQL ${version}; Image Catalog needs PostgreSQL 15 or newer\\.`),
    );
  });

  it.each(['LATIN1', 'SQL_ASCII', 'EUC_JP', 'WIN1252'])(
    'refuses the encoding %s and says which is needed',
    (encoding) => {
      expect(serverFault({ ...facts, encoding })).toMatch(
        new RegExp(`^The encoding of "catalog" is ${encoding}; Image Catalog needs UTF8\\.`),
      );
    },
  );
});
