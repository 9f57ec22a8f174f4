import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A connection on which a test writes bytes as no decent client does, and which keeps what came back. */
export class RawClient {
  received = '';
  isClosed = false;
  private readonly closing: Promise<unknown>;

  private constructor(readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => {
      this.received += bytes.toString('latin1');
    });
    // A server that cuts a connection may reset it: that is what these tests wait for.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.isClosed = true;
    });
    this.closing = new Promise((resolve) => socket.once('close', resolve));
  }

  /** Connects, from another address of this machine when one is given. */
  static async open(port: number, localAddress?: string): Promise<RawClient> {
    const socket = connect({ port, host: '127.0.0.1', ...(localAddress && { localAddress }) });
    const client = new RawClient(socket);
    await once(socket, 'connect');
    return client;
  }

  /** Opens many at once. */
  static openMany(count: number, port: number, localAddress?: string): Promise<RawClient[]> {
    return Promise.all(Array.from({ length: count }, () => RawClient.open(port, localAddress)));
  }

  send(text: string): this {
    this.socket.write(text);
    return this;
  }

  /** Sends a byte now and then, until the connection is closed. */
  drip(text: string, everyMs: number): this {
    let sent = 0;
    const timer = setInterval(() => {
      this.socket.write(text[sent % text.length] ?? '');
      sent += 1;
    }, everyMs);
    this.socket.once('close', () => clearInterval(timer));
    return this;
  }

  /** Waits until something has come back. */
  async until(pattern: RegExp): Promise<void> {
    while (!pattern.test(this.received)) {
      if (this.isClosed) throw new Error(`Closed after: ${this.received.slice(0, 500)}`);
      await Promise.race([once(this.socket, 'data'), this.closing]);
    }
  }

  /** Waits for the end of the connection, for a bounded time; tells whether it came. */
  async closed(withinMs: number): Promise<boolean> {
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise((resolve) => (timer = setTimeout(resolve, withinMs)));
    await Promise.race([this.closing, patience]);
    clearTimeout(timer);
    return this.isClosed;
  }

  /** The status of the first answer; 0 when there was none. */
  get status(): number {
    return Number(/^HTTP\/1\.1 (\d+)/.exec(this.received)?.[1] ?? 0);
  }

  /** The body of the first answer, parsed. */
  get body(): unknown {
    const text = this.received.slice(this.received.indexOf('\r\n\r\n') + 4);
    try {
      return JSON.parse(text) as unknown;
    } catch {
      return text;
    }
  }

  close(): void {
    this.socket.destroy();
  }
}
