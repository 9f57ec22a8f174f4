import { constants } from 'node:fs';
import { type FileHandle, open, realpath } from 'node:fs/promises';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { refuseLogin } from '../account-url.js';
import { isRecord } from '../clean.js';
import { explainStatus, type HttpLimits, HttpService, readAll, type StatusMeanings } from '../http.js';
import { ProviderError } from '../provider-error.js';
import type { JsonValue, Outside } from '../provider.js';
import { readJson } from '../read-json.js';
import { type Body, pack } from './body.js';
import { ClearSignedText } from './signed-text.js';

const INDEX = 'streams/v1/index.json';
/** In bytes. An index of 10,000 products has less than one MiB. */
const MOST_INDEX = 4 * 2 ** 20;

/** Publishers send a reader to a mirror near it, and that one perhaps to its newer name. */
const MOST_REDIRECTS = 5;

const STATUSES: StatusMeanings = {
  401: ['unauthorized', 'The mirror requires a login, which is not supported.'],
  403: ['forbidden', 'The mirror forbids reading a file of its streams.'],
};

/** Reads the bytes of a file as they come, from the start again in another attempt. */
type Read<Content> = (chunks: AsyncIterable<Uint8Array>) => Promise<Content>;

/** Reads the files of one mirror over HTTP or from a folder, and nothing outside of the mirror's root. */
export class Mirror {
  private constructor(
    private readonly root: URL,
    /** Path of the index below the root. */
    readonly index: string,
    private readonly outside: Outside,
    private readonly limits: HttpLimits,
  ) {}

  /** Reads the url of an account: an index, or the folder that holds `streams/v1/index.json`. */
  static at(url: string | null, outside: Outside, limits: HttpLimits): Mirror {
    const given = url !== null && URL.canParse(url.trim()) ? new URL(url.trim()) : null;
    if (!given || !['http:', 'https:', 'file:'].includes(given.protocol)) {
      throw new ProviderError('configuration', 'The url must be the http, https or file address of an index.');
    }
    refuseLogin(given);
    given.search = '';
    given.hash = '';
    const { root, index } = splitIndex(given);
    return new Mirror(root, index, outside, limits);
  }

  /** Reads the index. @throws ProviderError */
  async readIndex(): Promise<JsonValue> {
    const limits = { ...this.limits, maxBytes: Math.min(MOST_INDEX, this.limits.maxBytes) };
    return readJson(await this.read(this.index, limits, readText), 'The index');
  }

  /** Reads a products file, named by its path below the root. @throws ProviderError */
  readProducts(path: string): Promise<Body> {
    return this.read(path, this.limits, pack);
  }

  private async read<Content>(path: string, limits: HttpLimits, readBody: Read<Content>): Promise<Content> {
    this.outside.signal.throwIfAborted();
    const url = this.locate(path);
    return url.protocol === 'file:' ? this.readFile(url, limits, readBody) : this.download(url, limits, readBody);
  }

  private locate(path: string): URL {
    const escaped = path.split('/').map((part) => encodeURIComponent(part).replaceAll('%3A', ':'));
    const url = new URL(`./${escaped.join('/')}`, this.root);
    if (url.href.startsWith(this.root.href)) return url;
    throw new ProviderError('protocol', 'The index names a file outside of the mirror.');
  }

  private async download<Content>(url: URL, limits: HttpLimits, readBody: Read<Content>): Promise<Content> {
    const headers = { accept: 'application/json, text/plain;q=0.5, */*;q=0.1' };
    const http = new HttpService('The mirror', this.outside, { ...limits, redirects: MOST_REDIRECTS });
    const answer = await http.download({ method: 'GET', url, headers }, async (chunks, status) =>
      status === 200 ? { content: await readBody(chunks) } : null,
    );
    if (answer.body !== null) return answer.body.content;
    if (answer.status === 404 || answer.status === 410) throw this.missing(url);
    throw explainStatus('The mirror', answer.status, STATUSES);
  }

  private async readFile<Content>(url: URL, limits: HttpLimits, readBody: Read<Content>): Promise<Content> {
    const path = await this.findAllowed(url);
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    let file: FileHandle | undefined;
    try {
      file = await open(path, flags);
      const stat = await file.stat();
      if (!stat.isFile()) throw new ProviderError('configuration', 'The url must lead to a regular file.');
      const tooLarge = new ProviderError('limit', `A file of the mirror has more than ${limits.maxBytes} bytes.`);
      if (stat.size > limits.maxBytes) throw tooLarge;
      return await readBody(upTo(file.createReadStream({ signal: this.outside.signal }), limits.maxBytes, tooLarge));
    } catch (error) {
      this.outside.signal.throwIfAborted();
      throw error instanceof ProviderError ? error : this.missing(url, error);
    } finally {
      await file?.close();
    }
  }

  /** Returns the real path of a file below the one folder that may be read. Neither `..` nor a link leads out of it. */
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
    const real = await realpath(path).catch((error: unknown) => {
      throw this.missing(url, error);
    });
    if (!isBelow(real, root)) throw outside;
    return real;
  }

  private missing(url: URL, error: unknown = { code: 'ENOENT' }): ProviderError {
    const reason = explainFile(error);
    return url.href === this.locate(this.index).href
      ? new ProviderError('configuration', `There is no readable simplestreams index at the url: ${reason}.`)
      : new ProviderError('protocol', `The index names a file that cannot be read: ${reason}.`);
  }
}

const NO_FILE = 'there is no such file, check the path';
const NO_PERMISSION = 'the worker may not read it, check owner and permissions';
const NOT_REGULAR = 'it is no regular file';
const FILE_FAILURES = new Map<unknown, string>([
  ['ENOENT', NO_FILE],
  ['ENOTDIR', NO_FILE],
  ['EACCES', NO_PERMISSION],
  ['EPERM', NO_PERMISSION],
  ['EISDIR', NOT_REGULAR],
  ['ENXIO', NOT_REGULAR],
  ['ELOOP', 'it is a link in a circle'],
  ['EIO', 'the disk fails'],
]);

/** Says why a file was not read, and what to do. Not by Node's message, whose path may be text of the source. */
function explainFile(error: unknown): string {
  return (isRecord(error) && FILE_FAILURES.get(error['code'])) || 'reading fails, check the disk';
}

/** Reads a short file without its signature. */
async function readText(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const bytes = await readAll(chunks);
  const text = new ClearSignedText('The index');
  return Buffer.concat([...text.push(bytes), ...text.end()]);
}

/** Splits the address of an index into the mirror's root and the index below it. */
function splitIndex(url: URL): { root: URL; index: string } {
  const [, folder = '', file] = /^(.*\/)([^/]+\.s?json)$/.exec(url.href) ?? [null, url.href.replace(/\/?$/, '/')];
  const root = new URL(folder.replace(/(?<=\/)streams\/v1\/$/, ''));
  return { root, index: folder.slice(root.href.length) + (file ?? (root.href === folder ? INDEX : 'index.json')) };
}

/** Passes a stream on up to a number of bytes: a file may grow while it is read. */
async function* upTo(chunks: AsyncIterable<Uint8Array>, most: number, tooLarge: Error): AsyncGenerator<Uint8Array> {
  let size = 0;
  for await (const chunk of chunks) {
    size += chunk.byteLength;
    if (size > most) throw tooLarge;
    yield chunk;
  }
}

function isBelow(path: string, root: string): boolean {
  const below = relative(root, path);
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !isAbsolute(below);
}
