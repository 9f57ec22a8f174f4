import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { createGunzip, createGzip } from 'node:zlib';
import { ProviderError } from '../provider-error.js';
import { ClearSignedText } from './signed-text.js';
import { ProductSplitter } from './split-products.js';

/** Packed bytes that are kept of one products file. Published ones pack to a tenth. */
const MOST_PACKED = 32 * 2 ** 20;
/** A file larger than `FREE` may unpack to so many times its packed size. Even a million generated images reach only 17. */
const MOST_RATIO = 100;
const FREE = 32 * 2 ** 20;
const WHAT = 'The products file';

/** One products file, packed in memory, so that large ones fit and can be read more than once. */
export interface Body {
  sha256: string;
  /** The file without its products: JSON in which `products` is empty. */
  rest: Buffer;
  /** Reads its text from the start, without a signature. */
  read(): AsyncIterable<Buffer>;
}

/**
 * Packs a products file while it comes in, and checks its bounds, so that a file that is too large is not read to its end.
 *
 * @throws ProviderError of kind `limit` when it is too much, `protocol` when it is not JSON or not UTF-8.
 */
export async function pack(chunks: AsyncIterable<Uint8Array>): Promise<Body> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const packer = new Packer();
  const text = new ClearSignedText(WHAT);
  const splitter = new ProductSplitter(WHAT);
  const take = async (pieces: Iterable<Buffer>) => {
    for (const piece of pieces) {
      for (const _product of splitter.push(piece));
      await packer.add(piece);
    }
  };
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      checkUtf8(decoder, chunk);
      await take(text.push(Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength)));
    }
    checkUtf8(decoder);
    await take(text.end());
    const rest = splitter.end();
    const packed = await packer.end();
    return { sha256: hash.digest('hex'), rest, read: () => Readable.from(packed).pipe(createGunzip()) };
  } finally {
    packer.close();
  }
}

class Packer {
  private readonly gzip = createGzip({ level: 1 });
  private readonly packed: Buffer[] = [];
  private readonly ended = once(this.gzip, 'end');
  private size = 0;
  private unpacked = 0;

  constructor() {
    this.ended.catch(() => undefined);
    this.gzip.on('data', (chunk: Buffer) => {
      this.size += chunk.byteLength;
      this.packed.push(chunk);
    });
  }

  async add(piece: Buffer): Promise<void> {
    this.unpacked += piece.byteLength;
    if (this.size > MOST_PACKED) throw new ProviderError('limit', `${WHAT} packs to more than ${MOST_PACKED} bytes.`);
    if (this.unpacked > FREE + this.size * MOST_RATIO) {
      throw new ProviderError('limit', `${WHAT} is more than ${MOST_RATIO} times as large as what it packs to.`);
    }
    if (!this.gzip.write(piece)) await once(this.gzip, 'drain');
  }

  async end(): Promise<Buffer[]> {
    this.gzip.end();
    await this.ended;
    return this.packed;
  }

  /** Ends the packing, done or not. */
  close(): void {
    this.gzip.destroy();
  }
}

function checkUtf8(decoder: InstanceType<typeof TextDecoder>, chunk?: Uint8Array): void {
  try {
    decoder.decode(chunk, { stream: chunk !== undefined });
  } catch {
    throw new ProviderError('protocol', `${WHAT} does not answer with JSON.`);
  }
}
