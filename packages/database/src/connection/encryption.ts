import { readFileSync } from 'node:fs';
import type { ConnectionOptions } from 'node:tls';

/** How a connection to the database is encrypted. */
export interface Encryption {
  /** False sends everything readable. */
  ssl: ConnectionOptions | false;
  /** Whether a server that knows no encryption is taken all the same. */
  is_optional: boolean;
}

const MODES = ['disable', 'allow', 'prefer', 'require', 'verify-ca', 'verify-full', 'no-verify'] as const;
type Mode = (typeof MODES)[number];

/** Parameters of a URL that say how to encrypt. They are read here, since pg gives `sslmode` another meaning. */
export const ENCRYPTION_PARAMETERS = ['sslmode', 'sslrootcert', 'sslcert', 'sslkey'] as const;

/**
 * Reads what `sslmode` and its files mean to PostgreSQL's own programs; undefined when the URL says nothing of it.
 * PostgreSQL: libpq-ssl, "SSL Mode Descriptions". `no-verify` is pg's own word for `require`.
 * @throws Error that names the parameter at fault.
 */
export function readEncryption(parameters: URLSearchParams): Encryption | undefined {
  const [mode, rootFile, certFile, keyFile] = ENCRYPTION_PARAMETERS.map((name) => parameters.get(name) ?? undefined);
  if (mode === undefined && rootFile === undefined && certFile === undefined && keyFile === undefined) return undefined;
  const known = modeOf(mode ?? 'verify-full', rootFile);
  if (known === 'disable') return { ssl: false, is_optional: false };
  const files = { ca: rootFile === SYSTEM ? undefined : rootFile, cert: certFile, key: keyFile };
  return { ssl: { ...readFiles(files), ...checksOf(known) }, is_optional: known === 'allow' || known === 'prefer' };
}

/** The authorities that Node knows instead of a file. */
const SYSTEM = 'system';

// PostgreSQL: libpq-connect, sslrootcert: with a file of authorities `require` means `verify-ca`.
function modeOf(text: string, rootFile: string | undefined): Mode {
  const mode = MODES.find((known) => known === text);
  if (mode === undefined) throw new Error(`sslmode of DATABASE_URL must be one of ${MODES.join(', ')}.`);
  if (rootFile === SYSTEM && mode !== 'verify-full')
    throw new Error('sslrootcert=system of DATABASE_URL needs sslmode=verify-full.');
  if (mode === 'verify-ca' && rootFile === undefined)
    throw new Error(
      'sslmode=verify-ca of DATABASE_URL needs sslrootcert, the file with the certificate of the authority. With public authorities use verify-full.',
    );
  return mode === 'require' && rootFile !== undefined ? 'verify-ca' : mode;
}

function checksOf(mode: Mode): ConnectionOptions {
  if (mode === 'verify-full') return {};
  if (mode === 'verify-ca') return { checkServerIdentity: () => undefined };
  return { rejectUnauthorized: false };
}

function readFiles(files: Readonly<Record<'ca' | 'cert' | 'key', string | undefined>>): ConnectionOptions {
  const parameter = { ca: 'sslrootcert', cert: 'sslcert', key: 'sslkey' } as const;
  const given = Object.entries(files).flatMap(([name, file]) => {
    if (file === undefined) return [];
    try {
      return [[name, readFileSync(file, 'utf8')]];
    } catch (cause) {
      const where = parameter[name as keyof typeof parameter];
      throw new Error(`${where} of DATABASE_URL names ${file}, which cannot be read.`, { cause });
    }
  });
  return Object.fromEntries(given) as ConnectionOptions;
}
