import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HttpService, type HttpLimits } from '../http.js';
import { ProviderError } from '../provider-error.js';
import type { Outside } from '../provider.js';
import { type Body, pack } from './body.js';

const INDEX = 'streams/v1/index.json';

/** Reads the files of one mirror, over HTTP or from a folder; never anything beside the mirror's own root. */
export class Mirror {
  private constructor(
    private readonly root: URL,
    /** Path of the index below the root. */
    readonly index: string,
    private readonly outside: Outside,
    private readonly limits: HttpLimits,
  ) {}

  /** Understands the url of an account: an index, or the folder that holds `streams/v1/index.json`. */
  static at(url: string | null, outside: Outside, limits: HttpLimits): Mirror {
    const given = url !== null && URL.canParse(url.trim()) ? new URL(url.trim()) : null;
    if (!given || !['http:', 'https:', 'file:'].includes(given.protocol)) {
      throw new ProviderError('configuration', 'The url must be the http, https or file address of an index.');
    }
    if (given.username || given.password) {
      throw new ProviderError('configuration', 'The url must not hold a user or a password.');
    }
    given.search = '';
    given.hash = '';
    const { root, index } = splitIndex(given);
    return new Mirror(root, index, outside, limits);
  }

  /** Reads one file, named by its path below the root. */
  async read(path: string): Promise<Body> {
    this.outside.signal.throwIfAborted();
    const url = this.locate(path);
    return url.protocol === 'file:' ? this.readFile(url) : this.download(url);
  }

  private locate(path: string): URL {
    const escaped = path.split('/').map((part) => encodeURIComponent(part).replaceAll('%3A', ':'));
    const url = new URL(`./${escaped.join('/')}`, this.root);
    if (url.href.startsWith(this.root.href)) return url;
    throw new ProviderError('protocol', 'The index names a file outside of the mirror.');
  }

  private async download(url: URL): Promise<Body> {
    const headers = { accept: 'application/json, text/plain;q=0.5, */*;q=0.1' };
    const packing = new PackingFetch(this.outside, this.limits.maxBytes);
    const http = new HttpService('The mirror', { ...this.outside, fetch: packing.fetch }, this.limits);
    const answer = await http.call({ method: 'GET', url, headers });
    switch (answer.status) {
      case 200:
        return packing.body();
      case 401:
        throw new ProviderError('unauthorized', 'The mirror wants a login, which is not supported.');
      case 403:
        throw new ProviderError('forbidden', 'The mirror forbids reading a file of its streams.');
      case 404:
      case 410:
        throw this.missing(url);
      default:
        throw new ProviderError('protocol', `The mirror answers with status ${answer.status}.`);
    }
  }

  private async readFile(url: URL): Promise<Body> {
    const path = await this.findAllowed(url);
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    let file: FileHandle | undefined;
    try {
      file = await open(path, flags);
      const stat = await file.stat();
      if (!stat.isFile()) throw new ProviderError('configuration', 'The url must lead to a regular file.');
      const tooLarge = new ProviderError('limit', `A file of the mirror has more than ${this.limits.maxBytes} bytes.`);
      if (stat.size > this.limits.maxBytes) throw tooLarge;
      return await pack(upTo(file.createReadStream({ signal: this.outside.signal }), this.limits.maxBytes, tooLarge));
    } catch (error) {
      this.outside.signal.throwIfAborted();
      throw error instanceof ProviderError ? error : this.missing(url);
    } finally {
      await file?.close();
    }
  }

  /** Gives the real path of a file, when it lies below the one folder that may be read: no `..` and no link leads out. */
  private async findAllowed(url: URL): Promise<string> {
    const { filesRoot } = this.outside;
    if (filesRoot === null) throw new ProviderError('configuration', 'Files may not be read here: use an https url.');
    const outside = new ProviderError('configuration', 'The url leads out of the folder that files may be read from.');
    let path: string;
    try {
      path = fileURLToPath(url);
    } catch {
      throw outside;
    }
    const root = await realpath(filesRoot).catch(() => resolve(filesRoot));
    if (!isBelow(path, root) && !isBelow(path, resolve(filesRoot))) throw outside;
    const real = await realpath(path).catch(() => {
      throw this.missing(url);
    });
    if (!isBelow(real, root)) throw outside;
    return real;
  }

  private missing(url: URL): ProviderError {
    return url.href === this.locate(this.index).href
      ? new ProviderError('configuration', 'There is no readable simplestreams index at the url.')
      : new ProviderError('protocol', 'The index names a file that cannot be read.');
  }
}

/** Packs the body of a success while it comes in, and answers without it; so an attempt that breaks off is made again. */
class PackingFetch {
  private packed: Body | undefined;

  constructor(
    private readonly outside: Outside,
    private readonly most: number,
  ) {}

  readonly fetch: typeof fetch = async (input, init) => {
    const response = await this.outside.fetch(input, init);
    if (response.status !== 200 || response.body === null) return response;
    const tooLarge = new ProviderError('limit', `The mirror answers with more than ${this.most} bytes.`);
    this.packed = await pack(upTo(response.body, this.most, tooLarge));
    return new Response(null, { status: response.status });
  };

  body(): Body {
    if (this.packed) return this.packed;
    throw new ProviderError('protocol', 'The mirror answers without a file.');
  }
}

/** Splits the address of an index into the mirror's root and the index below it. */
function splitIndex(url: URL): { root: URL; index: string } {
  const [, folder = '', file] = /^(.*\/)([^/]+\.s?json)$/.exec(url.href) ?? [null, url.href.replace(/\/?$/, '/')];
  const root = new URL(folder.replace(/streams\/v1\/$/, ''));
  return { root, index: folder.slice(root.href.length) + (file ?? (root.href === folder ? INDEX : 'index.json')) };
}

/** Hands a stream on, and refuses to when it is longer than it said. */
async function* upTo(chunks: AsyncIterable<Uint8Array>, most: number, tooLarge: Error): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge;
    yield chunk;
  }
}

function isBelow(path: string, root: string): boolean {
  const way = relative(root, path);
  return way !== '' && way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}
