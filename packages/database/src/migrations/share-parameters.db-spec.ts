import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { openTestDatabase } from '../testing/open-test-database.js';
import { ShareParameters1796200010000 } from './1796200010000-share-parameters.js';

const { dataSource, close } = await openTestDatabase();
afterAll(close);

/** Values as they were stored, and as they are stored now. */
const VALUES: [type: string, before: string, after: string | null][] = [
  ['string', 'a "text"', '"a \\"text\\""'],
  ['string', '', '""'],
  ['string', '5', '"5"'],
  ['boolean', 'Yes', 'true'],
  ['boolean', 'off', 'false'],
  ['boolean', '', null],
  ['boolean', 'perhaps', '"perhaps"'],
  ['integer', '42', '42'],
  ['integer', '9223372036854775807', '9223372036854775807'],
  ['integer', '0x1F', '31'],
  ['integer', '017', '15'],
  ['integer', '<%= 4 %>', '"<%= 4 %>"'],
  ['real', '.5', '0.5'],
  ['real', '-1e3', '-1000'],
  ['json', '{"a": [1.0]}', '{"a": [1.0]}'],
  ['json', '', null],
  ['hash', '{"b": 1}', '{"b": 1}'],
  ['hash', 'b: 1', '"b: 1"'],
  ['array', '[1]', '[1]'],
  ['yaml', 'a: 1', '"a: 1"'],
  ['yaml', '[1]', '[1]'],
];

beforeAll(async () => {
  await dataSource.query("INSERT INTO operatingsystems (name, major, title) VALUES ('Debian', '13', 'Debian 13')");
});

it('casts what is stored, and gives the texts back when it is undone', async () => {
  const migration = new ShareParameters1796200010000();
  const runner = dataSource.createQueryRunner();
  await runner.connect();
  await runner.query("INSERT INTO organizations (name, title) VALUES ('o', 'o')");
  await runner.query("INSERT INTO parameters (organization_id, name, value) VALUES (1, 'new', '1')");

  await migration.down(runner);
  for (const [n, [type, value]] of VALUES.entries())
    await runner.query(
      'INSERT INTO os_parameters (operatingsystem_id, name, value, parameter_type) VALUES (1, $1, $2, $3)',
      [`p${n}`, value, type],
    );
  await migration.up(runner);
  const stored = (await runner.query('SELECT value FROM parameters ORDER BY id')) as { value: string | null }[];
  await migration.down(runner);
  const again = (await runner.query('SELECT value FROM os_parameters ORDER BY id')) as { value: string }[];
  await migration.up(runner);
  await runner.release();

  expect(stored.map(({ value }) => value)).toEqual(VALUES.map(([, , after]) => after));
  const texts = VALUES.filter(([type, , after]) => type === 'string' || after?.startsWith('"'));
  for (const [type, before, after] of texts)
    expect(again[VALUES.findIndex((each) => each[0] === type && each[1] === before && each[2] === after)]?.value).toBe(
      before,
    );
});
