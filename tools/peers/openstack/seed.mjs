// Fills a fresh Keystone and Glance through their APIs: a project `catalog`, its user `catalog-sync` with an application
// credential, the image service's endpoint, and images of the kinds that a real cloud has. What exists is left alone.
import { existsSync, writeFileSync } from 'node:fs';
import { images } from './images.mjs';

const { KEYSTONE_URL, GLANCE_URL, OS_IMAGES, OS_TOKEN_TTL, CREDENTIALS } = process.env;
const secrets = {
  admin: process.env.ADMIN_PASSWORD,
  glance: process.env.GLANCE_PASSWORD,
  sync: process.env.SYNC_PASSWORD,
  appCredential: process.env.APP_CREDENTIAL_PASSWORD,
};

async function call(method, url, { token, body, type = 'application/json', accept = [200, 201, 204, 409] } = {}) {
  const answer = await fetch(url, {
    method,
    headers: {
      accept: 'application/json',
      ...(token && { 'x-auth-token': token }),
      ...(body && { 'content-type': type }),
    },
    body: body && (type.endsWith('json') ? JSON.stringify(body) : body),
  });
  const text = await answer.text();
  if (!accept.includes(answer.status)) throw new Error(`${method} ${url} answered ${answer.status}: ${text}`);
  return { headers: answer.headers, body: text ? JSON.parse(text) : null };
}

async function login(name, password, project) {
  const domain = { id: 'default' };
  const { headers, body } = await call('POST', `${KEYSTONE_URL}/auth/tokens`, {
    body: {
      auth: {
        identity: { methods: ['password'], password: { user: { name, domain, password } } },
        scope: { project: { name: project, domain } },
      },
    },
  });
  return { token: headers.get('x-subject-token'), user: body.token.user, project: body.token.project };
}

async function ensure(collection, one, attributes) {
  const options = { token: admin.token };
  const found = (await call('GET', `${KEYSTONE_URL}/${collection}?name=${attributes.name}`, options)).body[
    collection
  ][0];
  return (
    found ??
    (await call('POST', `${KEYSTONE_URL}/${collection}`, { ...options, body: { [one]: attributes } })).body[one]
  );
}

async function grant(project, user, role) {
  const url = `${KEYSTONE_URL}/projects/${project.id}/users/${user.id}/roles/${role.id}`;
  await call('PUT', url, { token: admin.token });
}

async function ensureImageService() {
  const options = { token: admin.token };
  const { services } = (await call('GET', `${KEYSTONE_URL}/services?type=image`, options)).body;
  if (services.length > 0) return;
  const { service } = (
    await call('POST', `${KEYSTONE_URL}/services`, { ...options, body: { service: { type: 'image', name: 'glance' } } })
  ).body;
  for (const kind of ['public', 'internal', 'admin']) {
    const endpoint = { interface: kind, region_id: 'RegionOne', service_id: service.id, url: GLANCE_URL };
    await call('POST', `${KEYSTONE_URL}/endpoints`, { ...options, body: { endpoint } });
  }
}

async function ensureAppCredential(session) {
  const url = `${KEYSTONE_URL}/users/${session.user.id}/application_credentials`;
  const name = 'catalog-sync';
  await call('POST', url, {
    token: session.token,
    body: { application_credential: { name, secret: secrets.appCredential, roles: [{ name: 'reader' }] } },
  });
  const found = (await call('GET', `${url}?name=${name}`, { token: session.token })).body.application_credentials[0];
  return { id: found.id, name, secret: secrets.appCredential };
}

const loginAdmin = () => login('admin', secrets.admin, 'admin');
const loginSync = () => login('catalog-sync', secrets.sync, 'catalog');

async function createImage({ by, upload, deactivate, ...attributes }) {
  // A token of its own for each image: with a short OS_TOKEN_TTL none lives long enough for all of them.
  const { token } = await (by === 'admin' ? loginAdmin() : loginSync());
  const { id } = (await call('POST', `${GLANCE_URL}/v2/images`, { token, body: attributes })).body;
  if (upload) {
    const body = Buffer.from(`QFI\xfb ${attributes.name}`, 'latin1');
    await call('PUT', `${GLANCE_URL}/v2/images/${id}/file`, { token, body, type: 'application/octet-stream' });
  }
  if (deactivate) await call('POST', `${GLANCE_URL}/v2/images/${id}/actions/deactivate`, { token });
}

const admin = await loginAdmin();
const serviceProject = await ensure('projects', 'project', { name: 'service', domain_id: 'default' });
const project = await ensure('projects', 'project', { name: 'catalog', domain_id: 'default' });
const glanceUser = await ensure('users', 'user', { name: 'glance', password: secrets.glance });
const syncUser = await ensure('users', 'user', { name: 'catalog-sync', password: secrets.sync });
const [adminRole, serviceRole, memberRole] = await Promise.all(
  ['admin', 'service', 'member'].map((name) => ensure('roles', 'role', { name })),
);
await grant(serviceProject, glanceUser, adminRole);
await grant(serviceProject, glanceUser, serviceRole);
await grant(project, syncUser, memberRole);
await ensureImageService();
const sync = await loginSync();
const appCredential = await ensureAppCredential(sync);

// The credentials are written last, so their file says that the images are there.
if (!existsSync(CREDENTIALS)) {
  // One at a time: Glance reads before it writes, and SQLite lets only one such transaction through.
  for (const image of images.slice(0, Number(OS_IMAGES))) await createImage(image);
}

writeFileSync(
  CREDENTIALS,
  `${JSON.stringify(
    {
      auth_url: KEYSTONE_URL,
      image_url: GLANCE_URL,
      region: 'RegionOne',
      domain: 'Default',
      token_ttl: Number(OS_TOKEN_TTL),
      project: { id: project.id, name: project.name },
      user: { id: syncUser.id, name: 'catalog-sync', password: secrets.sync },
      application_credential: appCredential,
      admin: { name: 'admin', password: secrets.admin, project: 'admin' },
    },
    null,
    2,
  )}\n`,
  { mode: 0o600 },
);
