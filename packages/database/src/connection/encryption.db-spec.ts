import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { chown, copyFile, stat, chmod } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import { fileURLToPath } from 'node:url';
import type { PostgresServer } from '@image-catalog/embedded-postgres';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readCatalog } from '../backup/read-catalog.js';
import { withDataSource } from '../data-source.js';
import { migrate } from '../migrate.js';
import { startThrowAwayServer } from '../testing/throw-away-server.js';
import { awaitDatabase } from './await-database.js';
import { CatalogClient } from './catalog-client.js';
import { connectionOptions, poolOptions } from './connection-options.js';
import { placeOf } from './place-of.js';
import { splitUrl } from './split-url.js';

const certificate = (name: string) =>
  fileURLToPath(new URL(`../../../providers/test/certificates/${name}.pem`, import.meta.url));
const NAMES = ['self-signed', 'another-name', 'signed'];
const IS_ENCRYPTED = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';

let server: PostgresServer;

beforeAll(async () => {
  server = await startThrowAwayServer();
});

afterAll(() => server.stop());

const at = (query: string, host = '127.0.0.1') => {
  const url = new URL(server.url);
  url.hostname = host;
  return `${url.href}${query === '' ? '' : `?${query}`}`;
};

async function ask(sql: string): Promise<string> {
  const client = new CatalogClient(connectionOptions(at(''), { application_name: 'spec' }));
  await client.connect();
  const { rows } = await client.query<Record<string, unknown>>(sql);
  await client.end();
  return String(Object.values(rows[0] ?? {})[0]);
}

/** Lets the server encrypt with a certificate, or not at all. */
async function encryptWith(name: string | undefined): Promise<void> {
  if (name !== undefined) {
    const folder = await ask('SHOW data_directory');
    const { uid, gid } = await stat(folder);
    const file = join(folder, 'server.pem');
    await copyFile(certificate(name), file);
    await chmod(file, 0o600);
    await chown(file, uid, gid);
    for (const setting of ['ssl_cert_file', 'ssl_key_file']) await ask(`ALTER SYSTEM SET ${setting} = 'server.pem'`);
  }
  await ask(`ALTER SYSTEM SET ssl = ${name === undefined ? 'off' : 'on'}`);
  await ask('SELECT pg_reload_conf()');
  // The server reads its files a moment later. A connection that asks for encryption says which it has read.
  while ((await presented()) !== name) await sleep(20);
}

/** Returns the certificate that the server presents to a new connection; undefined when it does not encrypt. */
async function presented(): Promise<string | undefined> {
  const client = new CatalogClient(connectionOptions(at('sslmode=require'), { application_name: 'spec' }));
  try {
    await client.connect();
    const { raw } = (client.connection.stream as TLSSocket).getPeerCertificate();
    return NAMES.find((name) => new X509Certificate(readFileSync(certificate(name))).raw.equals(raw));
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function encryptionOf(url: string): Promise<boolean | string> {
  const client = new CatalogClient(poolOptions(url, { application_name: 'spec' }));
  try {
    await client.connect();
    const { rows } = await client.query<{ ssl: boolean }>(IS_ENCRYPTED);
    return rows[0]?.ssl ?? 'no row';
  } catch (error) {
    return (error as { code?: string }).code ?? (error as Error).message;
  } finally {
    await client.end().catch(() => undefined);
  }
}

const root = `sslrootcert=${encodeURIComponent(certificate('authority'))}`;

describe('a server with a self-signed certificate', () => {
  beforeAll(() => encryptWith('self-signed'));

  it.each([
    ['', false],
    ['sslmode=disable', false],
    ['sslmode=allow', true],
    ['sslmode=prefer', true],
    ['sslmode=require', true],
    ['sslmode=no-verify', true],
    [`sslmode=require&${root}`, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [`sslmode=verify-ca&${root}`, 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['sslmode=verify-full', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    [`sslmode=verify-full&sslrootcert=${encodeURIComponent(certificate('self-signed'))}`, true],
  ])('is reached with "%s": %s', async (query, expected) => {
    expect(await encryptionOf(at(query))).toBe(expected);
  });

  it('is reached by every way of ours, without a warning', async () => {
    const url = at('sslmode=require');
    const warnings: Error[] = [];
    const hear = (warning: Error) => void warnings.push(warning);
    process.on('warning', hear);
    try {
      await awaitDatabase(url, { tell: () => undefined, seconds: 1 });
      await migrate(url);
      const isEncrypted = await withDataSource(url, 'spec', (database) =>
        database.query<{ ssl: boolean }[]>(IS_ENCRYPTED),
      );
      expect(isEncrypted).toEqual([{ ssl: true }]);
      await readCatalog(url, ({ shape }) => Promise.resolve(expect(shape.tables.length).toBeGreaterThan(10)));
      await new Promise((resolve) => setImmediate(resolve));
    } finally {
      process.off('warning', hear);
    }
    expect(warnings).toEqual([]);
  });
});

describe('a server with a certificate for another name', () => {
  beforeAll(() => encryptWith('another-name'));

  it.each([
    [`sslmode=require&${root}`, true],
    [`sslmode=verify-ca&${root}`, true],
    [`sslmode=verify-full&${root}`, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('is reached with "%s": %s', async (query, expected) => {
    expect(await encryptionOf(at(query))).toBe(expected);
  });
});

describe('a server with a certificate of the authority', () => {
  beforeAll(() => encryptWith('signed'));

  it.each([
    [`sslmode=verify-full&${root}`, '127.0.0.1', true],
    [`sslmode=verify-full&${root}`, 'localhost', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['sslmode=verify-full&sslrootcert=system', '127.0.0.1', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
  ])('is reached with "%s" at %s: %s', async (query, host, expected) => {
    expect(await encryptionOf(at(query, host))).toBe(expected);
  });
});

describe('a server without encryption', () => {
  beforeAll(() => encryptWith(undefined));

  it.each([
    ['sslmode=disable', false],
    ['sslmode=allow', false],
    ['sslmode=prefer', false],
    ['sslmode=require', 'The server does not support SSL connections'],
    ['sslmode=verify-full', 'The server does not support SSL connections'],
  ])('is reached with "%s": %s', async (query, expected) => {
    expect(await encryptionOf(at(query))).toBe(expected);
  });
});

describe('parameters that mean nothing', () => {
  it.each([
    ['sslmode=on', 'sslmode of DATABASE_URL must be one of disable, allow, prefer, require, verify-ca, verify-full'],
    ['sslmode=verify-ca', 'sslmode=verify-ca of DATABASE_URL needs sslrootcert'],
    ['sslmode=require&sslrootcert=system', 'sslrootcert=system of DATABASE_URL needs sslmode=verify-full'],
    ['sslmode=verify-full&sslrootcert=/nowhere', 'sslrootcert of DATABASE_URL names /nowhere, which cannot be read'],
    ['sslmode=require&sslcert=/nowhere', 'sslcert of DATABASE_URL names /nowhere, which cannot be read'],
  ])('%s is refused at once', async (query, message) => {
    await expect(awaitDatabase(at(query), { tell: () => undefined })).rejects.toThrow(message);
    await expect(awaitDatabase(at(query), { tell: () => undefined })).rejects.toMatchObject({
      name: 'DatabaseNotUsable',
    });
  });
});

describe('a password with special characters', () => {
  const RAW = [
    '12/34',
    'pa/ss',
    'pa?ss',
    '12?34',
    'pa#ss',
    '12#34',
    'x@12/34',
    'pa%ss',
    '100%',
    '/',
    'a:b/c',
    '12/a@b',
  ];

  it.each(RAW)('%s that is not encoded is answered with how to encode it, and not repeated', (password) => {
    const url = `postgresql://user:${password}@db.example:5432/catalog`;

    expect(() => splitUrl(url)).toThrow(/percent-encoded: \/ is %2F/);
    expect(() => placeOf(url)).toThrow(expect.objectContaining({ message: expect.not.stringContaining('db.example') }));
  });

  it('of any kind never becomes a part of what is shown', () => {
    const show = (password: string): string => {
      try {
        return placeOf(`postgresql://user:${password}@db.example:5432/catalog`);
      } catch (error) {
        return (error as Error).message.includes('percent-encoded') ? 'how to encode it' : String(error);
      }
    };
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), (password) => {
        expect(['db.example:5432/catalog', 'how to encode it']).toContain(show(password));
      }),
      { numRuns: 2000, examples: RAW.map((password): [string] => [password]) },
    );
  });

  it('is taken when it is encoded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (password) => {
        const url = `postgresql://user:${encodeURIComponent(password)}@db.example/catalog?sslmode=require`;
        const client = new CatalogClient(connectionOptions(url, { application_name: 'spec' }));

        expect(client.password).toBe(password);
        expect(placeOf(url)).toBe('db.example:5432/catalog');
      }),
    );
  });
});
