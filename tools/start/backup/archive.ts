import { createReadStream, createWriteStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { extract as unpacker, type Pack, pack as packer } from 'tar-stream';
import { say } from '../problem.ts';

/** One file of an archive. */
export interface Member {
  name: string;
  bytes: Buffer;
}

/** The file is truncated, altered, or not an archive of ours. */
export class NotWhole extends Error {
  override readonly name = 'NotWhole';
}

/**
 * First bytes of every archive: a gzip header without time and machine. The header is always the same, since gzip's
 * checksum does not cover it. So no byte of an archive can change unnoticed.
 */
const BEGINNING = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 0xff]);

/** PostgreSQL has no larger value. */
const MAX_MEMBER_BYTES = 1024 * 1024 * 1024;

/** Writes members to a new file that only this user can read. Takes the next member when the last one is written. */
export async function writeArchive(file: string, members: AsyncIterable<Member>, signal: AbortSignal): Promise<void> {
  const pack = packer();
  const disk = createWriteStream(file, { flags: 'wx', mode: 0o600, flush: true });
  const written = pipeline(pack, createGzip(), withOurBeginning, disk, { signal });
  const packed = putAll(pack, members, written).catch((error: unknown) => {
    pack.destroy(error instanceof Error ? error : new Error(say(error)));
    throw error;
  });
  const outcomes = await Promise.allSettled([written, packed]);
  signal.throwIfAborted();
  // If one of the two fails, the other fails as well. The original error comes before "destroyed".
  const reasons = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
  if (reasons.length > 0) throw reasons.find((reason) => !/destroyed|premature close/i.test(say(reason))) ?? reasons[0];
}

async function putAll(pack: Pack, members: AsyncIterable<Member>, written: Promise<void>): Promise<void> {
  for await (const member of members) await Promise.race([put(pack, member), written]);
  pack.finalize();
}

function put(pack: Pack, { name, bytes }: Member): Promise<void> {
  return new Promise((resolve, reject) => {
    const entry = pack.entry({ name, size: bytes.length, mode: 0o600 }, (error) => (error ? reject(error) : resolve()));
    entry.end(bytes);
  });
}

async function* withOurBeginning(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (held === undefined) {
      yield chunk;
      continue;
    }
    held = Buffer.concat([held, chunk]);
    if (held.length < BEGINNING.length) continue;
    BEGINNING.copy(held);
    yield held;
    held = undefined;
  }
}

/** Reads the members of an archive one by one and reports the share that was read to `onRead`. @throws NotWhole */
export async function* readArchive(file: string, onRead: (share: number) => void): AsyncGenerator<Member> {
  const size = await checkBeginning(file);
  const source = createReadStream(file);
  const gunzip = createGunzip();
  const unpack = unpacker();
  const read = pipeline(source, gunzip, unpack);
  read.catch(() => undefined);
  try {
    for await (const entry of unpack) {
      const { name, size: bytes } = entry.header;
      if (bytes > MAX_MEMBER_BYTES) throw new NotWhole(`${name} cannot be that large`);
      yield { name, bytes: await readWhole(entry as AsyncIterable<Buffer>) };
      onRead(gunzip.bytesWritten / size);
    }
    await read;
  } catch (error) {
    throw explainReading(error);
  } finally {
    source.destroy();
  }
  // Data after the end of gzip would be ignored.
  if (gunzip.bytesWritten !== size) throw new NotWhole('data was added to its end');
}

async function readWhole(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(chunk);
  return Buffer.concat(all);
}

async function checkBeginning(file: string): Promise<number> {
  const handle = await open(file);
  try {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(BEGINNING.length), 0, BEGINNING.length, 0);
    if (bytesRead < BEGINNING.length) throw new NotWhole('it is truncated');
    if (!buffer.equals(BEGINNING)) throw new NotWhole('it does not begin like a backup of Image Catalog');
  } finally {
    await handle.close();
  }
  return (await stat(file)).size;
}

// File system errors have a number. All others come from zlib and tar-stream, and are about the content.
function explainReading(error: unknown): unknown {
  if (error instanceof NotWhole) return error;
  const isOfFile = typeof error === 'object' && error !== null && 'syscall' in error;
  if (isOfFile) return error;
  const text = say(error);
  const isCut = /unexpected end|premature close/i.test(text);
  return new NotWhole(isCut ? 'it is truncated' : `it was altered (${text})`, { cause: error });
}
