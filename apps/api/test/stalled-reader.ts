import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { basic } from './running-api.js';

/** How an answer in chunks ends when nothing cuts it: with an empty one. */
const LAST_CHUNK = '\r\n0\r\n\r\n';

/** A client that asks for a list, reads how the answer begins, and then reads nothing until it is told to. */
export class StalledReader {
  /** How the answer begins, head and all. */
  beginning = '';
  private end = '';

  private constructor(private readonly socket: Socket) {
    socket.on('error', () => undefined);
    // A kernel short of memory may forget a cut connection without a word; only a probe learns of it then.
    socket.setKeepAlive(true, 1_000);
    socket.on('data', (bytes: Buffer) => this.take(bytes.toString('latin1')));
  }

  /** Asks, and gives the reader once the answer has begun. */
  static async open(port: number, path: string, as: { login: string; password: string }): Promise<StalledReader> {
    const reader = new StalledReader(connect({ port, host: '127.0.0.1' }));
    reader.socket.write(
      `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: ${basic(as.login, as.password)}\r\n\r\n`,
    );
    await Promise.race([once(reader.socket, 'data'), once(reader.socket, 'close')]);
    reader.socket.pause();
    return reader;
  }

  get status(): number {
    return Number(this.beginning.slice('HTTP/1.1 '.length, 'HTTP/1.1 200'.length));
  }

  /** Reads what is left; tells whether the answer came whole, or was cut. */
  async readOn(): Promise<'whole' | 'cut'> {
    const over = Promise.withResolvers<void>();
    this.socket.on('data', () => this.isWhole && over.resolve());
    this.socket.once('close', () => over.resolve());
    if (this.isWhole || this.socket.destroyed) over.resolve();
    this.socket.resume();
    await over.promise;
    this.leave();
    return this.isWhole ? 'whole' : 'cut';
  }

  /** Reads what is left with a pause after each piece. */
  readSlowly(pauseMs: number): Promise<'whole' | 'cut'> {
    this.socket.on('data', () => {
      this.socket.pause();
      setTimeout(() => this.socket.resume(), pauseMs);
    });
    return this.readOn();
  }

  leave(): void {
    this.socket.destroy();
  }

  private take(text: string): void {
    if (this.beginning.length < 2_000) this.beginning += text;
    this.end = (this.end + text).slice(-LAST_CHUNK.length);
  }

  private get isWhole(): boolean {
    return this.end === LAST_CHUNK;
  }
}
