import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { RunningApi } from './running-api.js';
import { routesOf } from './router.js';

/** Texts that a search must protect, or that a list cannot hold. */
const NAMES = ['', 'a,b', 'say "hi"', String.raw`back\slash`, 'and', '-5', 'we%st', ' blank ', 'null?', '5', 'ü'];
const OPERATORS = ['=', '!=', '~', '!~', '<', '>', '<=', '>=', '^', '!^', '^ (', '^ (a, '];
const MOST_COMPLETED = 160;
const AT_ONCE = 10;

let api: RunningApi;

beforeAll(async () => {
  api = await RunningApi.start();
  const insert = (text: string) => api.database.query(text, [NAMES]);
  await insert(
    `INSERT INTO compute_resources (name, type) SELECT name, 'Foreman::Model::EC2' FROM unnest($1::text[]) name`,
  );
  await insert('INSERT INTO architectures (name) SELECT unnest($1::text[])');
  await insert(
    `INSERT INTO operatingsystems (name, major, minor, description, family, title)
     SELECT name, '-5', '', name, name, COALESCE(NULLIF(name, ''), ' -5') FROM unnest($1::text[]) name`,
  );
  await insert(
    `INSERT INTO images (compute_resource_id, architecture_id, operatingsystem_id, name, uuid, username)
     SELECT 1, 1, 1, name, 'u' || row_number() OVER (), name FROM unnest($1::text[]) name`,
  );
  await insert(
    'INSERT INTO parameters (operatingsystem_id, name, value) SELECT 1, name, to_json(name) FROM unnest($1::text[]) name',
  );
  await insert(
    'INSERT INTO architectures_operatingsystems SELECT a.id, 1 FROM architectures a WHERE a.name = ANY($1::text[])',
  );
  await insert(
    'INSERT INTO organizations (name, title, description) SELECT name, name, name FROM unnest($1::text[]) name',
  );
  await insert('INSERT INTO locations (name, title, description) SELECT name, name, name FROM unnest($1::text[]) name');
  await insert(
    `INSERT INTO targets (name, address, "user") SELECT name, 'https://foreman.example.com', name FROM unnest($1::text[]) name`,
  );
  await insert('INSERT INTO roles (name, description) SELECT name, name FROM unnest($1::text[]) name');
  await insert(
    `INSERT INTO users (login, password_hash, firstname, description) SELECT 'u' || name, 'x', name, name
     FROM unnest($1::text[]) name`,
  );
  await insert(
    `INSERT INTO sync_runs (compute_resource_id, generation, state, fencing_token, trigger, requested_by)
     SELECT 1, row_number() OVER (), 'failed', 1, 'first', left(name, 50) FROM unnest($1::text[]) name`,
  );
  await insert(
    `INSERT INTO sync_plans (compute_resource_id, run_id, generation, plan_hash, reason, items)
     SELECT 1, 1, 1, repeat('a', 64), string_agg(name, ' '), 2 FROM unnest($1::text[]) name`,
  );
  await insert(
    `INSERT INTO import_rules (compute_resource_id, position, name)
     SELECT 1, row_number() OVER (), name FROM unnest($1::text[]) name`,
  );
});

afterAll(() => api.stop());

async function offers(list: string, typed: string): Promise<string[]> {
  const { status, body } = await api.get(`${list}/auto_complete_search?search=${encodeURIComponent(typed)}`);
  expect([list, typed, status]).toEqual([list, typed, 200]);
  return (body as ({ label: string } | { error: string })[]).flatMap((offer) =>
    'label' in offer ? [offer.label] : [],
  );
}

async function refusalOf(list: string, label: string): Promise<string[]> {
  const { status, text } = await api.get(`${list}?per_page=1&search=${encodeURIComponent(label)}`);
  return status === 200 ? [] : [`${list}: ${label}: ${status} ${text}`];
}

/** Follows what is offered, and what is offered after operators that are not, as people type those too. */
async function refusedOffers(list: string): Promise<{ tried: number; refused: string[] }> {
  const fields = (await offers(list, '')).filter((label) => !/^(?:not|has) $/.test(label));
  const waiting = ['not ', 'has ', 'null? ', '(', ...fields];
  waiting.push(...fields.flatMap((field) => OPERATORS.map((operator) => `${field.replace(/\.$/, '.5 ')}${operator} `)));
  const tried = new Set<string>();
  const refused: string[] = [];
  for (let completed = 0; completed < Math.min(waiting.length, MOST_COMPLETED); completed += 1) {
    const fresh = (await offers(list, waiting[completed] ?? '')).filter((label) => !tried.has(label));
    for (const label of fresh) tried.add(label);
    for (let first = 0; first < fresh.length; first += AT_ONCE) {
      const some = await Promise.all(fresh.slice(first, first + AT_ONCE).map((label) => refusalOf(list, label)));
      refused.push(...some.flat());
    }
    // The first two stand for the others of their kind.
    if (waiting.length < MOST_COMPLETED) waiting.push(...fresh.slice(0, 2));
  }
  return { tried: tried.size, refused };
}

describe('whatever is offered is accepted', () => {
  it('by every list that completes searches', async () => {
    const lists = routesOf(api.app)
      .filter((route) => /^GET .*\/auto_complete_search$/.test(route))
      .map((route) => route.replace(/^GET /, '').replace('/auto_complete_search', '').replaceAll(':', '1'));
    expect(lists).toEqual(expect.arrayContaining(['/api/users', '/api/compute_resources/1/images', '/api/audits']));

    const refused: string[] = [];
    let tried = 0;
    for (const list of lists) {
      const found = await refusedOffers(list);
      tried += found.tried;
      refused.push(...found.refused);
    }

    expect(refused).toEqual([]);
    expect(tried).toBeGreaterThan(lists.length * 60);
  }, 300_000);
});

it('numbers are offered in the order of numbers', async () => {
  await api.database.query(
    `INSERT INTO architectures (id, name) SELECT 100 + n * 10, 'arch' || n FROM generate_series(0, 120) n`,
  );

  const offered = (await offers('/api/architectures', 'id = 1')).map((label) => Number(label.replace('id = ', '')));

  expect(offered).toHaveLength(20);
  expect(offered.slice(0, 4)).toEqual([1, 10, 11, 100]);
  expect(offered.slice(4)).toEqual(
    Array.from({ length: 16 }, (_, index) => 110 + index * 10)
      .slice(0, 9)
      .concat([1000, 1010, 1020, 1030, 1040, 1050, 1060]),
  );
});

it('texts are offered in the order of people', async () => {
  await api.database.query(
    `INSERT INTO architectures (name) VALUES ('Zeta'), ('zebra'), ('zulu'), ('Éclair'), ('eagle')`,
  );

  expect(await offers('/api/architectures', 'name = z')).toEqual(['name = "zebra"', 'name = "Zeta"', 'name = "zulu"']);
  expect(await offers('/api/architectures', 'name = e')).toEqual(['name = "eagle"']);
});
