import { createWriteStream, existsSync, renameSync, type WriteStream } from 'node:fs';
import { errorCode } from './problem.ts';

const RETRY_MS = 10_000;

/**
 * The log of one program, over all its lives in one start; the log of the start before is kept beside it. A line that
 * cannot be written is dropped, and the file is opened again later: a disk that was full has room again some time.
 */
export class LogFile {
  readonly path: string;
  private readonly owner: string;
  private stream: WriteStream | undefined;
  private failedAt: number | undefined;

  constructor(owner: string, path: string) {
    this.owner = owner;
    this.path = path;
    if (existsSync(path)) renameSync(path, path.replace(/\.log$/, '.previous.log'));
  }

  write(line: string): void {
    if (this.failedAt !== undefined && performance.now() - this.failedAt < RETRY_MS) return;
    this.stream ??= this.open();
    this.stream.write(`${line}\n`);
  }

  private open(): WriteStream {
    const stream = createWriteStream(this.path, { flags: 'a', mode: 0o600 });
    stream.on('error', (error) => this.fail(stream, error));
    return stream;
  }

  private fail(stream: WriteStream, error: unknown): void {
    if (this.failedAt === undefined)
      console.error(`The log of the ${this.owner} cannot be written (${errorCode(error)}): ${this.path}`);
    this.failedAt = performance.now();
    stream.destroy();
    this.stream = undefined;
  }
}
