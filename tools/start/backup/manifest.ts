import type { CatalogShape } from '@image-catalog/database';
import { createHash } from 'node:crypto';
import { NotWhole } from './archive.ts';

/** The last file of a backup. A truncated backup has none. */
export const MANIFEST = 'manifest.json';

/** Version of the backup format. Increased when older programs could not read it. */
const FORMAT = 1;

/** A file of a backup, with size and checksum. */
export interface KnownMember {
  name: string;
  size: number;
  sha256: string;
}

/** Content of a backup, and the version that made it. */
export interface Manifest {
  format: number;
  made_at: string;
  /** Version of Image Catalog. */
  version: string;
  catalog: CatalogShape;
  /** Rows of each table. */
  rows: Record<string, number>;
  /** Ids of the keys that sealed the stored passwords. */
  sealing_keys: string[];
  members: KnownMember[];
}

export function makeManifest(content: Omit<Manifest, 'format' | 'made_at'>): Buffer {
  const manifest: Manifest = { format: FORMAT, made_at: new Date().toISOString(), ...content };
  return Buffer.from(`${JSON.stringify(manifest, null, 2)}\n`);
}

/** Reads a manifest. @throws NotWhole when it is invalid, or its format is newer than this program. */
export function readManifest(bytes: Buffer): Manifest {
  const manifest = parse(bytes);
  if (manifest.format === FORMAT) return manifest as Manifest;
  if (Number(manifest.format) > FORMAT)
    throw new NotWhole(`a newer version of Image Catalog made it (${manifest.version}); read it with that version`);
  throw new NotWhole(`${MANIFEST} is not that of a backup`);
}

export function describeMember({ name, bytes }: { name: string; bytes: Buffer }): KnownMember {
  return { name, size: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
}

function parse(bytes: Buffer): Partial<Manifest> {
  try {
    return JSON.parse(bytes.toString('utf8')) as Partial<Manifest>;
  } catch (error) {
    throw new NotWhole(`${MANIFEST} cannot be read`, { cause: error });
  }
}
