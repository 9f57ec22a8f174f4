import { createWriteStream, existsSync, renameSync, type WriteStream } from 'node:fs';
import { errorCode } from './problem.ts';

const RETRY_MS = 10_000;

/**
 * The log of one program during one start, over all its restarts. The log of the previous start is kept. A line that
 * cannot be written is dropped, and the file is reopened later, since a full disk may have space again.
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
