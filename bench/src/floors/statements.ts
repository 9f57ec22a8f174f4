import { createServer, connect, type Server, type Socket } from 'node:net';

/** A statement as it went to Postgres, with its values as text. */
export interface Statement {
  text: string;
  values: (string | null)[];
}

/** A proxy between a program and Postgres that records the statements. */
export class StatementRecorder {
  private recorded: Statement[] = [];
  /** URL of the database through the recorder. */
  readonly url: string;
  private readonly server: Server;
  private readonly sockets: Set<Socket>;

  private constructor(url: string, server: Server, sockets: Set<Socket>) {
    this.url = url;
    this.server = server;
    this.sockets = sockets;
  }

  static async before(databaseUrl: string): Promise<StatementRecorder> {
    const target = new URL(databaseUrl);
    const sockets = new Set<Socket>();
    const server = createServer((client) => {
      const upstream = connect(Number(target.port), target.hostname);
      const listener = new FrontendListener((statement) => recorder.recorded.push(statement));
      for (const socket of [client, upstream]) sockets.add(socket.on('error', () => socket.destroy()));
      client.on('data', (bytes) => listener.hear(bytes));
      client.pipe(upstream).pipe(client);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const through = new URL(databaseUrl);
    through.port = String((server.address() as { port: number }).port);
    const recorder: StatementRecorder = new StatementRecorder(through.href, server, sockets);
    return recorder;
  }

  /** Returns the statements since the last call. */
  take(): Statement[] {
    const taken = this.recorded;
    this.recorded = [];
    return taken;
  }

  close(): void {
    for (const socket of this.sockets) socket.destroy();
    this.server.close();
  }
}

const PARSE = 0x50;
const BIND = 0x42;
const QUERY = 0x51;

/** Parses the client side of Postgres' protocol. PostgreSQL manual: Message Formats */
class FrontendListener {
  private readonly onStatement: (statement: Statement) => void;
  private readonly prepared = new Map<string, string>();
  private buffer: Buffer = Buffer.alloc(0);
  private isStarted = false;

  constructor(onStatement: (statement: Statement) => void) {
    this.onStatement = onStatement;
  }

  hear(bytes: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, bytes]);
    for (;;) {
      // Only the first message has no byte for its kind.
      const head = this.isStarted ? 1 : 0;
      if (this.buffer.length < head + 4) return;
      const end = head + this.buffer.readInt32BE(head);
      if (this.buffer.length < end) return;
      if (this.isStarted) this.understand(this.buffer[0] ?? 0, this.buffer.subarray(head + 4, end));
      this.isStarted = true;
      this.buffer = this.buffer.subarray(end);
    }
  }

  private understand(kind: number, payload: Buffer): void {
    const reader = new PayloadReader(payload);
    if (kind === QUERY) this.onStatement({ text: reader.text(), values: [] });
    if (kind === PARSE) this.prepared.set(reader.text(), reader.text());
    if (kind !== BIND) return;
    reader.text();
    const text = this.prepared.get(reader.text()) ?? '';
    for (let formats = reader.int16(); formats > 0; formats--) reader.int16();
    this.onStatement({ text, values: Array.from({ length: reader.int16() }, () => reader.value()) });
  }
}

class PayloadReader {
  private at = 0;
  private readonly payload: Buffer;

  constructor(payload: Buffer) {
    this.payload = payload;
  }

  text(): string {
    const end = this.payload.indexOf(0, this.at);
    const text = this.payload.toString('utf8', this.at, end);
    this.at = end + 1;
    return text;
  }

  int16(): number {
    this.at += 2;
    return this.payload.readInt16BE(this.at - 2);
  }

  value(): string | null {
    const length = this.payload.readInt32BE(this.at);
    this.at += 4;
    if (length === -1) return null;
    this.at += length;
    return this.payload.toString('utf8', this.at - length, this.at);
  }
}
