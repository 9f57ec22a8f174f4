import { setTimeout as sleep } from 'node:timers/promises';
import { hashToken } from '@image-catalog/catalog';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CountedReads } from './counted-reads.js';
import { Inventory } from './inventory.js';
import { People, type Person } from './people.js';
import { RawClient } from './raw-client.js';
import { ADMIN, basic, RunningApi } from './running-api.js';

const MOST = 200;
const SHARE = 50;

/** Long enough for a busy machine; readers that may not go on are cut within two seconds elsewhere. */
const PATIENCE_MS = 12_000;

let api: RunningApi;
let inventory: Inventory;
let people: People;
let id: number;
let run: number;
let path: string;
let clients: RawClient[] = [];

beforeEach(async () => {
  api = await RunningApi.start();
  inventory = new Inventory(api);
  people = new People(api);
  id = await inventory.computeResource();
  run = await inventory.run(id, { state: 'running', ended_at: null });
  path = `/api/compute_resources/${id}/sync_runs/${run}/events`;
});

afterEach(async () => {
  for (const client of clients.splice(0)) client.close();
  await api.stop();
});

/** Opens streams with some header for the login, and waits until each is answered. */
async function follow(count: number, login: string): Promise<RawClient[]> {
  const readers = await RawClient.openMany(count, api.port);
  clients.push(...readers);
  for (const reader of readers) reader.send(`GET ${path} HTTP/1.1\r\nHost: x\r\n${login}\r\n\r\n`);
  await Promise.all(readers.map((reader) => reader.until(/event: |"error"/)));
  return readers;
}

const header = ({ login, password }: { login: string; password: string }) => `Authorization: ${basic(login, password)}`;

const isOpen = ({ received, isClosed }: RawClient) => !isClosed && !received.endsWith('0\r\n\r\n');

/** Waits until a stream has ended; tells whether it did. */
async function ends(reader: RawClient | undefined): Promise<boolean> {
  const end = performance.now() + PATIENCE_MS;
  while (performance.now() < end) {
    if (reader && !isOpen(reader)) return true;
    await sleep(50);
  }
  return false;
}

describe('a stream of events ends', () => {
  let person: Person;
  let place: { organizations: number[]; locations: number[] };

  beforeEach(async () => {
    place = {
      organizations: [await people.taxonomy('organizations')],
      locations: [await people.taxonomy('locations')],
    };
    await people.place(id, place.organizations[0] ?? 0, place.locations[0] ?? 0);
    person = await people.holder(['view_sync_runs', 'view_compute_resources'], place);
  });

  const asAdmin = (method: string, url: string, body?: unknown) =>
    api.send(url, { method, ...(body !== undefined && { body }) });

  it.each<[string, () => Promise<unknown>]>([
    ['its user is disabled', () => asAdmin('PUT', `/api/users/${person.id}`, { user: { disabled: true } })],
    ['its user is deleted', () => asAdmin('DELETE', `/api/users/${person.id}`)],
    [
      'its token is revoked',
      () => api.database.query('UPDATE personal_access_tokens SET revoked = true WHERE user_id = $1', [person.id]),
    ],
    [
      'its token expires',
      () => api.database.query('UPDATE personal_access_tokens SET expires_at = now() WHERE user_id = $1', [person.id]),
    ],
    ['its user loses the role', () => asAdmin('PUT', `/api/users/${person.id}`, { user: { role_ids: [] } })],
    [
      'the role loses the permission',
      () =>
        api.database.query(
          `DELETE FROM filterings WHERE permission_id = (SELECT id FROM permissions WHERE name = 'view_sync_runs')`,
        ),
    ],
    [
      'its user leaves the organization',
      () => api.database.query('DELETE FROM users_organizations WHERE user_id = $1', [person.id]),
    ],
    [
      'the compute resource moves out of sight',
      () => api.database.query('DELETE FROM compute_resources_organizations WHERE compute_resource_id = $1', [id]),
    ],
    ['the compute resource is deleted', () => api.database.query('DELETE FROM compute_resources WHERE id = $1', [id])],
  ])('when %s', async (_what, change) => {
    const [reader] = await follow(1, header(person));

    await change();

    expect(await ends(reader)).toBe(true);
    // What was changed behind the API's back counts for the next login within seconds.
    let again: RawClient | undefined;
    for (let tries = 0; tries < 100 && (again?.status ?? 200) === 200; tries += 1) {
      [again] = await follow(1, header(person));
      await sleep(100);
    }
    expect(again?.status).toBeGreaterThanOrEqual(401);
  });

  it('when the organization that it was asked for is left', async () => {
    path += `?organization_id=${place.organizations[0]}`;
    const other = await people.taxonomy('organizations');
    await api.database.query('INSERT INTO users_organizations (user_id, organization_id) VALUES ($1, $2)', [
      person.id,
      other,
    ]);
    await people.place(id, other, null);
    const [reader] = await follow(1, header(person));

    await api.database.query('DELETE FROM users_organizations WHERE user_id = $1 AND organization_id = $2', [
      person.id,
      place.organizations[0],
    ]);

    expect(await ends(reader)).toBe(true);
  });

  it('when the password is changed, or the session ended, by which it was opened', async () => {
    const admin = await people.person({ admin: true });
    const token = 'a-session';
    const session = { token_hash: hashToken(token), user_id: person.id, origin: 'api' };
    await inventory.insert('sessions', session, 'user_id');
    const [byPassword] = await follow(1, header(admin));
    const [bySession] = await follow(1, `Cookie: _session_id=${token}`);

    await asAdmin('PUT', `/api/users/${admin.id}`, { user: { password: 'another horse battery staple' } });
    expect([byPassword?.status, bySession?.status]).toEqual([200, 200]);
    await api.database.query('DELETE FROM sessions WHERE user_id = $1', [person.id]);

    expect(await ends(byPassword)).toBe(true);
    expect(await ends(bySession)).toBe(true);
  });

  it('for nobody else', async () => {
    const other = await people.holder(['view_sync_runs', 'view_compute_resources'], place);
    const readers = [...(await follow(1, header(other))), ...(await follow(1, header(ADMIN)))];
    const [leaving] = await follow(1, header(person));

    await asAdmin('DELETE', `/api/users/${person.id}`);

    expect(await ends(leaving)).toBe(true);
    await sleep(3_000);
    expect(readers.map(isOpen)).toEqual([true, true]);
    await inventory.query(`UPDATE sync_runs SET state = 'held', ended_at = now() WHERE id = $1`, [run]);
    for (const reader of readers) await reader.until(/event: ended/);
  });
});

describe('places of readers', () => {
  /** Logins of as many users as it takes to have all places. */
  async function logins(count: number): Promise<string[]> {
    const admins = Array.from({ length: count }, async (_, number) => {
      const person = await people.person({ admin: true });
      const token = `token ${number} of an admin`;
      const row = { user_id: person.id, name: 'token', token_hash: hashToken(token), token_prefix: 'token' };
      await inventory.insert('personal_access_tokens', row);
      return header({ login: person.login, password: token });
    });
    return Promise.all(admins);
  }

  const readersOf = async (all: readonly string[], each: number) =>
    (await Promise.all(all.map((login) => follow(each, login)))).flat();

  const counts = (readers: RawClient[]) => ({
    in: readers.filter(({ status }) => status === 200).length,
    out: readers.filter(({ status }) => status === 503).length,
  });

  it('are for so many, also when they come at once, and not all for one user', async () => {
    const all = await logins(5);

    const readers = await readersOf(all, SHARE - 8);

    expect(counts(readers)).toEqual({ in: MOST, out: 10 });
    const refused = readers.find(({ status }) => status === 503);
    expect(refused?.received).toMatch(/\r\nretry-after: 5\r\n/i);
    expect(refused?.body).toEqual({
      error: { message: 'Too many readers of events: ask for the run itself instead, or again in a few seconds' },
    });
    for (const client of clients.splice(0)) client.close();
    await sleep(500);
    expect(counts(await readersOf(all.slice(0, 1), SHARE + 10))).toEqual({ in: SHARE, out: 10 });
  });

  it('are free at once when readers leave, also before their first byte', async () => {
    const all = await logins(4);
    const readers = await readersOf(all, SHARE);
    expect(counts(readers)).toEqual({ in: MOST, out: 0 });
    for (const reader of readers) reader.close();
    await sleep(500);
    const hasty = (await Promise.all(all.map(() => RawClient.openMany(SHARE, api.port)))).flat();
    for (const [number, client] of hasty.entries())
      client.send(`GET ${path} HTTP/1.1\r\nHost: x\r\n${all[number % all.length]}\r\n\r\n`);
    await sleep(5);
    for (const client of hasty) client.close();
    await sleep(1_000);

    expect(counts(await readersOf(all, SHARE))).toEqual({ in: MOST, out: 0 });
  });

  it('are given back when a stream cannot be opened', async () => {
    path = path.replace(String(run), '999999');
    const failed = await follow(SHARE + 10, header(ADMIN));
    expect(new Set(failed.map(({ status }) => status))).toEqual(new Set([404, 503]));
    path = path.replace('999999', String(run));

    expect(counts(await follow(SHARE, header(ADMIN)))).toEqual({ in: SHARE, out: 0 });
  });
});

it('asks the database once for all readers of a run', async () => {
  await follow(SHARE, header(ADMIN));
  const reads = new CountedReads(api, 'FROM sync_runs WHERE sync_runs.id = $1');

  await sleep(3_000);

  console.log(`${SHARE} readers of a run cost ${reads.meant} looks at it and ${reads.all} statements in three seconds`);
  expect(reads.meant).toBeGreaterThan(0);
  expect(reads.all).toBeLessThan(SHARE);
});

it('tells a reader who comes late how the run stands, and everybody of each change', async () => {
  const [early] = await follow(1, header(ADMIN));
  await inventory.query(`UPDATE sync_runs SET reason = 'so far' WHERE id = $1`, [run]);
  await early?.until(/so far/);

  const [late] = await follow(1, header(ADMIN));
  await inventory.query(`UPDATE sync_runs SET state = 'held', ended_at = now() WHERE id = $1`, [run]);
  await Promise.all([early?.until(/0\r\n\r\n$/), late?.until(/0\r\n\r\n$/)]);

  const eventsOf = (reader?: RawClient) =>
    [...(reader?.received.matchAll(/id: (\d)\nevent: (\w+)/g) ?? [])].map((m) => [m[1], m[2]]);
  expect(eventsOf(early)).toEqual([
    ['1', 'progress'],
    ['2', 'progress'],
    ['3', 'ended'],
  ]);
  expect(eventsOf(late)).toEqual([
    ['1', 'progress'],
    ['2', 'ended'],
  ]);
  expect(late?.received).toMatch(/so far/);
});
