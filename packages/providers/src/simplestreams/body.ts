import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { ProviderError } from '../provider-error.js';

/** What is kept of one file, packed; published products files pack to a tenth. */
const MOST_PACKED = 64 * 2 ** 20;

/** One file of a mirror, kept packed in memory, so that it can be read more than once and large ones fit. */
export interface Body {
  sha256: string;
  /** Its bytes, from the start. */
  read(): AsyncIterable<Buffer>;
}

/** Packs what comes in. @throws ProviderError of kind `limit` when it is too much, `protocol` when it is not UTF-8. */
export async function pack(chunks: AsyncIterable<Uint8Array>): Promise<Body> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const gzip = createGzip({ level: 1 });
  const packed: Buffer[] = [];
  let size = 0;
  gzip.on('data', (chunk: Buffer) => {
    size += chunk.byteLength;
    packed.push(chunk);
  });
  const ended = once(gzip, 'end');
  for await (const chunk of chunks) {
    hash.update(chunk);
    checkUtf8(decoder, chunk);
    if (size > MOST_PACKED) throw new ProviderError('limit', 'A file of the mirror is larger than can be kept.');
    if (!gzip.write(chunk)) await once(gzip, 'drain');
  }
  checkUtf8(decoder);
  gzip.end();
  await ended;
  return { sha256: hash.digest('hex'), read: () => Readable.from(packed).pipe(createGunzip()) };
}

/** Reads a file into one piece. */
export async function whole(body: Body): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of body.read()) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function checkUtf8(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): void {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new ProviderError('protocol', 'A file of the mirror does not answer with JSON.');
  }
}
