import { measureRows, unknownMigrations } from '@image-catalog/database';
import { keyNames } from '@image-catalog/secrets';
import { isDeepStrictEqual } from 'node:util';
import { Problem, say } from '../problem.ts';
import { type Member, NotWhole, readArchive } from './archive.ts';
import { explainFile } from './explain-file.ts';
import { describeMember, type KnownMember, MANIFEST, type Manifest, readManifest } from './manifest.ts';
import { KEYS, tableOf } from './members.ts';
import type { Progress } from './progress.ts';

/** The verified content of a backup. */
export interface Verified {
  manifest: Manifest;
  keys: Map<string, string>;
}

/** What is kept of the members while they are read. */
interface Seen {
  members: KnownMember[];
  keys: Map<string, string>;
  rows: Record<string, number>;
  columns: Map<string, number>;
}

/**
 * Verifies a whole backup: every byte, every row, that the keys belong together, and that this program
 * can restore it. Writes nothing. @throws Problem that says what is wrong.
 */
export async function verifyBackup(file: string, progress: Progress): Promise<Verified> {
  try {
    return await verify(file, progress);
  } catch (error) {
    throw explainReading(error, file);
  }
}

/** Turns an error of reading a backup into a Problem. Other errors are returned unchanged. */
export function explainReading(error: unknown, file: string): unknown {
  if (!(error instanceof NotWhole)) return explainFile(error, file);
  return new Problem(`${file} is not a complete backup: ${error.message}. Nothing was changed. Use another backup.`, {
    cause: error,
  });
}

async function verify(file: string, progress: Progress): Promise<Verified> {
  const seen: Seen = { members: [], keys: new Map(), rows: {}, columns: new Map() };
  let manifest: Manifest | undefined;
  for await (const member of readArchive(file, (share) => progress.tell(`${Math.floor(share * 100)} % read`))) {
    if (manifest !== undefined) throw new NotWhole(`${member.name} follows its end`);
    if (member.name === MANIFEST) manifest = readManifest(member.bytes);
    else note(member, seen);
  }
  if (manifest === undefined) throw new NotWhole('it is truncated');
  compare(manifest, seen);
  requireKnown(manifest);
  return { manifest, keys: seen.keys };
}

function note(member: Member, { members, keys, rows, columns }: Seen): void {
  members.push(describeMember(member));
  if (member.name.startsWith(KEYS)) keys.set(member.name.slice(KEYS.length), member.bytes.toString('utf8'));
  const table = tableOf(member.name);
  if (table === undefined) return;
  const measured = measure(member);
  rows[table] = (rows[table] ?? 0) + measured.rows;
  columns.set(table, measured.columns);
}

function measure({ name, bytes }: Member): { rows: number; columns: number } {
  try {
    return measureRows(bytes);
  } catch (error) {
    throw new NotWhole(`in ${name} ${say(error)}`, { cause: error });
  }
}

function compare(manifest: Manifest, { members, keys, rows, columns }: Seen): void {
  const missing = manifest.members.find(({ name }) => !members.some((member) => member.name === name));
  if (missing !== undefined) throw new NotWhole(`${missing.name} is missing`);
  const altered = members.find((member, index) => !isDeepStrictEqual(member, manifest.members[index]));
  if (altered !== undefined) throw new NotWhole(`${altered.name} was altered`);
  for (const table of manifest.catalog.tables) {
    const found = rows[table.name] ?? 0;
    if (found !== manifest.rows[table.name])
      throw new NotWhole(`${table.name} has ${found} rows instead of ${manifest.rows[table.name]}`);
    if ((columns.get(table.name) ?? table.columns.length) !== table.columns.length)
      throw new NotWhole(`${table.name} has the wrong number of columns`);
  }
  if (!keys.has('sealing_private_key') || !keys.has('sealing_public_key')) throw new NotWhole('its keys are missing');
}

function requireKnown({ catalog, version, made_at }: Manifest): void {
  const [unknown] = unknownMigrations(catalog);
  if (unknown === undefined) return;
  throw new Problem(
    `A newer version of Image Catalog (${version}) made this backup on ${made_at}: this version does not know ${unknown}. ` +
      'Nothing was changed. Restore it with that version or a newer one.',
  );
}

/** Lists the keys that sealed stored passwords and are not in the backup. Those passwords must be entered again. */
export function missingKeys({ manifest, keys }: Verified): string[] {
  const known = new Set(keyNames(keys.get('sealing_private_key') ?? ''));
  return manifest.sealing_keys.filter((name) => !known.has(name));
}
