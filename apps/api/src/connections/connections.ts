import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { Connection } from './connection.js';
import { answerClientError } from './client-error.js';
import { clientKey } from './client-key.js';
import { answerRaw } from './raw-answer.js';

/** Limits of client connections. */
export interface ConnectionLimits {
  /** Open connections of all clients together. */
  max_connections: number;
  /** Seconds that a client may take to send a request, and to read a finished response. */
  client_timeout_seconds: number;
}

/** Interval between two checks of the time limits, in milliseconds. */
const CHECK_EVERY = 1_000;

/** Time limit for request headers, in milliseconds. */
const LONGEST_HEADERS = 10_000;

/** A connection without traffic is closed after this many milliseconds. No request takes that long. */
const LONGEST_SILENCE = 150_000;

/** Keep-alive in milliseconds. Longer than that of common proxies, which would otherwise send into a closed connection. */
const LONGEST_REST = 72_000;

/** Milliseconds that running requests have to end when the API stops. */
const LAST_CALL = 3_000;

/** A body above this many bytes, or of unknown length, counts as large. */
const LARGE_BODY = 16_384;

/** Large bodies that are received at once. They are kept in memory. */
const MOST_LARGE_BODIES = 32;

const CROWDED = 'The server receives too many large requests, please try again in a few seconds';
const FULL = 'The server has too many open connections, please try again in a few seconds';
const STOPPING = 'The server is being stopped, please try again in a few seconds';

/** Serves HTTP so that no client can block it: limits connections in time and number, and closes all at a stop. */
export class Connections {
  private readonly all = new Map<Socket, Connection>();
  private readonly byClient = new Map<string, Set<Connection>>();
  /** Connections that are receiving a large body, the oldest first. */
  private readonly receiving = new Set<Connection>();
  private isStopping = false;

  constructor(private readonly limits: ConnectionLimits) {}

  /** Creates a server. All servers share the limits. */
  serve(handler: RequestListener): Server {
    const timeout = this.limits.client_timeout_seconds * 1_000;
    const server = createServer({
      requestTimeout: timeout,
      headersTimeout: Math.min(timeout, LONGEST_HEADERS),
      connectionsCheckingInterval: CHECK_EVERY,
      keepAliveTimeout: LONGEST_REST,
      // A request to upgrade to another protocol is served as plain HTTP.
      shouldUpgradeCallback: () => false,
    });
    server.timeout = LONGEST_SILENCE;
    server.on('clientError', answerClientError(this.limits.client_timeout_seconds));
    server.on('connection', (socket) => this.admit(socket));
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      this.begin(request, response);
      handler(request, response);
    });
    const checks = setInterval(() => this.endStalled(), CHECK_EVERY).unref();
    server.once('close', () => clearInterval(checks));
    return server;
  }

  /** Closes every connection: idle ones at once, busy ones after their response, all within a few seconds. */
  stop(): void {
    this.isStopping = true;
    for (const connection of this.all.values()) {
      if (!connection.isBusy) connection.close(STOPPING);
      for (const response of connection.underWay()) this.endAfter(response, connection);
    }
    setTimeout(() => {
      for (const { socket } of this.all.values()) socket.destroy();
    }, LAST_CALL).unref();
  }

  private admit(socket: Socket): void {
    if (this.isStopping) return void socket.destroy();
    const client = clientKey(socket.remoteAddress ?? '');
    if (this.all.size >= this.limits.max_connections && !this.makeRoom(client)) return answerRaw(socket, 503, FULL, 1);
    const connection = new Connection(socket, client);
    const siblings = this.byClient.get(client) ?? new Set();
    this.all.set(socket, connection);
    this.byClient.set(client, siblings.add(connection));
    socket.once('close', () => this.forget(connection));
  }

  private forget(connection: Connection): void {
    const siblings = this.byClient.get(connection.client);
    this.all.delete(connection.socket);
    this.receiving.delete(connection);
    siblings?.delete(connection);
    if (siblings?.size === 0) this.byClient.delete(connection.client);
  }

  private begin(request: IncomingMessage, response: ServerResponse): void {
    const connection = this.all.get(request.socket);
    if (connection === undefined) return;
    connection.begin(response);
    if (this.isStopping) this.endAfter(response, connection);
    if (isLarge(request)) this.receive(request, response, connection);
  }

  private endAfter(response: ServerResponse, connection: Connection): void {
    response.once('close', () => {
      if (!connection.isBusy) connection.socket.destroySoon();
    });
  }

  /** Counts a large body until it is complete. When there are too many, the oldest is dropped. */
  private receive(request: IncomingMessage, response: ServerResponse, connection: Connection): void {
    const whole = () => this.receiving.delete(connection);
    this.receiving.add(connection);
    request.once('end', whole);
    response.once('close', whole);
    const [oldest] = this.receiving;
    if (this.receiving.size <= MOST_LARGE_BODIES || oldest === undefined) return;
    this.receiving.delete(oldest);
    oldest.close(CROWDED);
  }

  /**
   * Closes a connection of the client that has most: an unused one, else an idle one, else the oldest if
   * the new client has far fewer. So a client that opens too many connections loses its own.
   */
  private makeRoom(newcomer: string): boolean {
    const largest = this.largest();
    const victim =
      find(largest, (connection) => connection.isUnused) ??
      find(largest, (connection) => !connection.isBusy) ??
      ((this.byClient.get(newcomer)?.size ?? 0) * 2 < largest.size ? find(largest, () => true) : undefined);
    if (victim === undefined) return false;
    victim.close(FULL);
    this.forget(victim);
    return true;
  }

  private largest(): Set<Connection> {
    let largest = new Set<Connection>();
    for (const connections of this.byClient.values()) if (connections.size > largest.size) largest = connections;
    return largest;
  }

  private endStalled(): void {
    const now = performance.now();
    for (const connection of this.all.values()) {
      if (connection.isStalled(now, this.limits.client_timeout_seconds * 1_000)) connection.socket.destroy();
    }
  }
}

function isLarge({ headers }: IncomingMessage): boolean {
  return Number(headers['content-length'] ?? 0) > LARGE_BODY || headers['transfer-encoding'] !== undefined;
}

/** Finds the oldest connection that passes a test. */
function find(connections: Set<Connection>, isMeant: (connection: Connection) => boolean): Connection | undefined {
  for (const connection of connections) if (isMeant(connection)) return connection;
  return undefined;
}
