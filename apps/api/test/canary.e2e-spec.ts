import { hashPassword, hashToken } from '@image-catalog/catalog';
import { Opener, SecretNotOpened } from '@image-catalog/secrets';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { buildComputeResource, buildImage, buildUser, Catalog, unique } from './builders.js';
import type { Answer } from './http-client.js';
import { RunningApi, type Sent } from './running-api.js';

const CANARY = {
  ec2: 'canaryEc2Gelb4711',
  ec2_later: 'canaryEc2Later4711',
  openstack: 'canaryOpenstack4711',
  azure: 'canaryAzureSecretKey4711',
  kubevirt: 'canaryKubevirtToken4711',
  refused: 'canaryRefused4711',
  malformed: 'canaryMalformed4711',
  image: 'canaryImagePassword4711',
  image_later: 'canaryImageLater4711',
  login: 'canaryLoginRight4711',
  wrong_login: 'canaryLoginWrong4711',
  parameter: 'canaryHiddenParameter4711',
  user: 'canaryUserPassword4711',
  user_later: 'canaryUserLater4711',
};

let api: RunningApi;
let catalog: Catalog;

/** Everything that came back, headers included, and everything that was logged. */
const answers: Answer[] = [];
const logged: string[] = [];

/** What the server chose itself and told once: a token, and the two of a session. */
let chosen: Record<'token' | 'session' | 'csrf', string>;
const restore: (() => void)[] = [];

beforeAll(async () => {
  for (const stream of [process.stdout, process.stderr]) {
    const original = stream.write.bind(stream);
    stream.write = (chunk: string | Uint8Array) => {
      logged.push(String(chunk));
      return true;
    };
    restore.push(() => {
      stream.write = original;
    });
  }
  api = await RunningApi.start({ log_level: 'debug' });
  catalog = new Catalog(api);
  await sendSecretsEverywhere();
  await sendLoginsEverywhere();
  await breakTheDatabase();
});

afterAll(async () => {
  for (const undo of restore) undo();
  await api.stop();
});

async function keep(answer: Promise<Answer>): Promise<Answer> {
  answers.push(await answer);
  return answer;
}

async function sendSecretsEverywhere(): Promise<void> {
  const clouds = '/api/compute_resources';
  const post = (attributes: unknown, sent?: Sent) => keep(api.post(clouds, { compute_resource: attributes }, sent));
  const ec2 = buildComputeResource({ password: CANARY.ec2 });
  const { id } = (await post(ec2)).body;
  await post({
    name: unique('os'),
    provider: 'Openstack',
    url: 'https://os.example.com/v3',
    user: 'u',
    password: CANARY.openstack,
  });
  await post({
    name: unique('az'),
    provider: 'AzureRm',
    sub_id: 's',
    tenant: 't',
    app_ident: 'a',
    region: 'r',
    secret_key: CANARY.azure,
  });
  await post({
    name: unique('kv'),
    provider: 'Kubevirt',
    hostname: 'h',
    api_port: '1',
    namespace: 'n',
    token: CANARY.kubevirt,
  });

  const refused = CANARY.refused;
  await post({ ...ec2, password: refused });
  await post({ ...ec2, provider: 'None', password: refused });
  await post({ ...ec2, name: '', password: refused, token: refused, secret_key: refused });
  await post({ ...ec2, name: unique('x'), password: refused.repeat(5000) });
  await post({ ...ec2, name: unique('x'), password: { nested: refused } });
  await post({ ...ec2, name: unique('x'), password: [refused], organization_ids: [99] });
  await post({ ...ec2, password: `${refused}\0` });
  await post({ ...ec2, password: `${refused}\ud800` });
  await post({ ...ec2, password: refused }, { headers: { 'content-type': 'text/plain' } });
  await post({ ...ec2, password: refused }, { as: null });
  await keep(api.post(clouds, { compute_resource: refused }));
  await keep(api.post(clouds, { ...ec2, password: refused, location_id: 5 }));
  await keep(api.post(clouds, { compute_resource: ec2, password: refused.padEnd(1_100_000, 'x') }));
  await keep(api.post('/api/nothing', { password: refused }));
  await keep(api.post(`${clouds}?compute_resource[password]=${refused}`, {}));
  for (const broken of [`{"password":"${CANARY.malformed}" x`, `{"password":${CANARY.malformed}}`, CANARY.malformed])
    await keep(api.post(clouds, broken));

  await keep(api.put(`${clouds}/${id}`, { compute_resource: { password: CANARY.ec2_later } }));
  await keep(api.put(`${clouds}/${id}`, { compute_resource: { password: refused, name: '' } }));
  await keep(api.put(`${clouds}/${id}`, { compute_resource: { password: refused, provider: 'Libvirt' } }));
  await keep(api.patch(`${clouds}/${id}`, { password: CANARY.ec2 }));

  const parents = await catalog.parents({ compute_resource_id: id });
  const images = `${clouds}/${id}/images`;
  const image = buildImage({ ...parents, password: CANARY.image });
  const made = (await keep(api.post(images, { image }))).body;
  await keep(api.post(images, { image }));
  await keep(api.post(images, { image: { ...image, password: refused.repeat(20) } }));
  await keep(api.post(images, { image: { ...image, uuid: 'x', operatingsystem_id: 999_999 } }));
  await keep(api.put(`${images}/${made.id}`, { image: { password: CANARY.image_later } }));
  await keep(api.put(`${images}/${made.id}`, { image: { password: refused, name: '' } }));

  await keep(api.get(`${images}/${made.id}`));
  await keep(api.get(images));
  await keep(api.get(clouds));
  await keep(api.get(`${clouds}/${id}`));
  await keep(api.get(`${clouds}?search=password=x&order=password`));
  await keep(api.get(`${images}/auto_complete_search?search=password%20=`));
  await keep(api.get(`${clouds}/${id}/available_images`));
  await keep(api.put(`${clouds}/${id}/refresh_cache`, {}));

  const doomed = (await post({ ...ec2, name: unique('doomed'), password: CANARY.ec2 })).body;
  const below = `${clouds}/${doomed.id}`;
  const other = buildImage({ ...parents, compute_resource_id: doomed.id, password: CANARY.image });
  const gone = (await keep(api.post(`${below}/images`, { image: other }))).body;
  await keep(api.delete(`${below}/images/${gone.id}`));
  await keep(api.delete(below));

  const login = unique('user');
  await api.database.query('INSERT INTO users (login, password_hash) VALUES ($1, $2)', [
    login,
    await hashPassword(CANARY.login),
  ]);
  await keep(api.get('/api/status', { as: { login, password: CANARY.login } }));
  await keep(api.get('/api/status', { as: { login, password: CANARY.wrong_login } }));
  await keep(api.get('/api/status', { as: { login: 'nobody', password: CANARY.wrong_login } }));
  await keep(api.get('/api/status', { as: null, headers: { authorization: `Bearer ${CANARY.wrong_login}` } }));
  await keep(api.get('/api/status', { as: null, headers: { authorization: `Basic ${CANARY.wrong_login}` } }));

  const hidden = { name: 'key', value: CANARY.parameter, hidden_value: true };
  const os = await catalog.operatingsystem({ os_parameters_attributes: [hidden] });
  await keep(api.get(`/api/operatingsystems/${os.id}`));
  await keep(
    api.put(`/api/operatingsystems/${os.id}`, {
      operatingsystem: { os_parameters_attributes: [{ ...hidden, value: `${CANARY.parameter}2` }] },
    }),
  );
}

/** Makes users, tokens and sessions, and uses and misuses them in every way. */
async function sendLoginsEverywhere(): Promise<void> {
  const users = '/api/users';
  const refused = CANARY.refused;
  const user = buildUser({ password: CANARY.user });
  const { id, login } = (await keep(api.post(users, { user }))).body;
  const path = `${users}/${id}`;
  await keep(api.post(users, { user }));
  await keep(api.post(users, buildUser({ login: '', password: refused, password_confirmation: `${refused}x` })));
  await keep(api.post(users, { user: { ...user, login: unique('u'), password: { nested: refused } } }));
  await keep(api.post(users, { user: { ...user, login: unique('u'), password: refused, role_ids: [999_999] } }));
  await keep(api.put(path, { user: { password: CANARY.user_later } }));
  const later = { login, password: CANARY.user_later };
  const self = { password: CANARY.user, current_password: CANARY.wrong_login };
  await keep(api.put(path, { user: self }, { as: later }));
  await keep(api.put(path, { user: { ...self, current_password: CANARY.user_later, mail: 'x' } }, { as: later }));

  const tokens = `${path}/personal_access_tokens`;
  const made = (await api.post(tokens, { name: 'canary' })).body;
  const as = { login, password: made.token_value as string };
  await keep(api.get('/api/status', { as }));
  await keep(api.get(path, { as }));
  await keep(api.get('/api/current_user', { as }));
  await keep(api.get('/api/status', { as: { ...as, login: 'nobody' } }));
  await keep(api.get('/api/status', { as: null, headers: { authorization: `Bearer ${as.password}` } }));
  await keep(api.get('/api/status', { as: null, headers: { authorization: `Bearer ${as.password}x` } }));
  await keep(api.post(tokens, { name: 'canary' }));
  await keep(api.post(tokens, { name: 'x', expires_at: 'never', token: refused, token_value: refused }));
  for (const list of [tokens, `${tokens}/${made.id}`, `${tokens}?search=name=canary`, users, `${users}?search=mail=x`])
    await keep(api.get(list));
  await keep(api.get(`${tokens}?search=token=${as.password.slice(0, 4)}`));

  const begun = await api.post('/api/session', {}, { as: later });
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const session = { as: null, headers: { cookie } };
  chosen = { token: as.password, session: cookie.replace('_session_id=', ''), csrf: begun.body.csrf_token };
  await keep(api.get('/api/current_user', session));
  await keep(api.put(path, { user: { lastname: 'x' } }, session));
  await keep(
    api.put(path, { user: { lastname: 'x' } }, { as: null, headers: { cookie, 'x-csrf-token': chosen.csrf } }),
  );
  await keep(api.get('/api/users/0', session));
  await keep(api.delete(`${tokens}/${made.id}`));
  await keep(api.get('/api/status', { as }));
  const doomed = await catalog.user({ password: CANARY.user });
  await keep(api.delete(`${users}/${doomed.id}`));
}

/** Makes every write fail in the middle, so that what is logged of it can be looked at. */
async function breakTheDatabase(): Promise<void> {
  await api.database.query('ALTER TABLE audits ADD CONSTRAINT audits_closed CHECK (false) NOT VALID');
  const [cloud] = await api.database.query('SELECT id FROM compute_resources LIMIT 1');
  const path = `/api/compute_resources/${cloud.id}`;
  const secret = { password: CANARY.refused, description: CANARY.refused.slice(0, 3) };
  const failures = [
    await keep(api.post('/api/compute_resources', { compute_resource: buildComputeResource(secret) })),
    await keep(api.put(path, { compute_resource: secret })),
    await keep(
      api.post(`${path}/images`, { image: buildImage({ ...(await anyParents()), password: CANARY.refused }) }),
    ),
  ];
  failures.push(
    await keep(api.post('/api/users', { user: buildUser({ password: CANARY.refused }) })),
    await keep(api.put('/api/users/admin', { user: { lastname: 'x', login: 'admin2', mail: 'a@b.de' } })),
    await keep(api.post('/api/users/1/personal_access_tokens', { name: unique('broken') })),
  );
  await api.database.query('ALTER TABLE compute_resources RENAME COLUMN password TO hidden');
  failures.push(await keep(api.put(path, { compute_resource: secret })), await keep(api.get(path)));
  for (const { status } of failures) if (status !== 500) throw new Error(`The database still works: ${status}`);
  await api.database.query('ALTER TABLE compute_resources RENAME COLUMN hidden TO password');
}

async function anyParents(): Promise<object> {
  const [row] = await api.database.query('SELECT operatingsystem_id, architecture_id FROM images LIMIT 1');
  return row;
}

/** A secret as it stands and as it may be written. */
function formsOf(secret: string): string[] {
  const bytes = Buffer.from(secret);
  return [secret, bytes.toString('hex'), ...base64Forms(secret)];
}

/** The part of a base64 text that a secret makes certain, wherever in the encoded text it begins. */
function base64Forms(secret: string): string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.from('x'.repeat(shift) + secret).toString('base64');
    return encoded.slice(shift === 0 ? 0 : 4, -4);
  });
}

describe.each(Object.entries(CANARY))('the secret %s', (_name, secret) => {
  it('is in no answer', () => {
    const texts = answers.map(({ text, headers }) => text + JSON.stringify([...headers]));

    for (const form of formsOf(secret)) expect(texts.filter((text) => text.includes(form))).toEqual([]);
  });

  it('is in no line of the log', () => {
    const log = logged.join('');

    for (const form of formsOf(secret)) expect(log.includes(form)).toBe(false);
  });
});

describe.each(['token', 'session', 'csrf'] as const)('a %s, which is told once', (name) => {
  it('is in no other answer, in no line of the log and in no table', async () => {
    const texts = answers.map(({ text, headers }) => text + JSON.stringify([...headers]));
    const everywhere = [...texts, logged.join(''), ...(await textsOfTables()).map(({ text }) => text)];

    expect(chosen[name].length).toBeGreaterThanOrEqual(22);
    for (const form of formsOf(chosen[name])) expect(everywhere.filter((text) => text.includes(form))).toEqual([]);
  });

  it('is kept as its hash, so that the search above looks where it stands', async () => {
    const hash = hashToken(chosen[name]).toString('hex');

    const holding = (await textsOfTables()).filter(({ text }) => text.includes(hash)).map((table) => table.name);

    expect(holding).toEqual([name === 'token' ? 'personal_access_tokens' : 'sessions']);
  });
});

/** Gives all that each table holds, as text. */
async function textsOfTables(): Promise<{ name: string; text: string }[]> {
  const tables = await api.database.query<{ name: string }[]>(
    `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
  );
  const texts = tables.map(async ({ name }) => {
    const rows = await api.database.query<{ text: string }[]>(`SELECT t::text AS text FROM "${name}" t`);
    return { name, text: rows.map((row) => row.text).join('\n') };
  });
  return Promise.all(texts);
}

describe('the database', () => {
  it('holds no secret but a hidden parameter, which hosts must be able to read', async () => {
    const tables = await textsOfTables();
    const { parameter, ...secrets } = CANARY;

    expect(tables.length).toBeGreaterThan(8);
    for (const { name, text } of tables) {
      for (const secret of name === 'parameters' ? Object.values(secrets) : [...Object.values(secrets), parameter]) {
        for (const form of formsOf(secret)) expect([name, text.includes(form)]).toEqual([name, false]);
      }
    }
  });
});

describe('the log', () => {
  it('was written to, and many answers were kept, or all this would say nothing', () => {
    const log = logged.join('');

    expect(log).toContain('audits_closed');
    expect(log).toContain('ErrorFilter');
    expect(answers.length).toBeGreaterThan(50);
  });
});

describe('a sealed secret', () => {
  it('opens for its own place and for no other', async () => {
    const fresh = await RunningApi.start();
    try {
      const rows = new Catalog(fresh);
      const cloud = await rows.computeResource({ password: CANARY.ec2 });
      const image = await rows.image({ compute_resource_id: cloud.id, password: ` ${CANARY.image} ` });
      const sealed = async (table: string, id: number) =>
        (await fresh.database.query(`SELECT password FROM ${table} WHERE id = $1`, [id]))[0].password as string;
      const ofCloud = await sealed('compute_resources', cloud.id);
      const ofImage = await sealed('images', image.id);
      const opener = await Opener.of(fresh.keys);
      const column = 'password';

      await expect(opener.open({ table: 'compute_resources', column, id: cloud.id }, ofCloud)).resolves.toBe(
        CANARY.ec2,
      );
      await expect(opener.open({ table: 'images', column, id: image.id }, ofImage)).resolves.toBe(` ${CANARY.image} `);
      await expect(opener.open({ table: 'images', column, id: cloud.id }, ofCloud)).rejects.toThrow(SecretNotOpened);
      await expect(opener.open({ table: 'compute_resources', column, id: cloud.id + 1 }, ofCloud)).rejects.toThrow(
        SecretNotOpened,
      );
      await expect(opener.open({ table: 'compute_resources', column: 'user', id: cloud.id }, ofCloud)).rejects.toThrow(
        SecretNotOpened,
      );
    } finally {
      await fresh.stop();
    }
  });
});
