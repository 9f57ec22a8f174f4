import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HealthService } from './health.service.js';

/** Injection token: the address of the health endpoint. */
export const HEALTH_ADDRESS = Symbol('HEALTH_ADDRESS');

/** Where the health endpoint listens; port 0 takes a free one. */
export interface HealthAddress {
  host: string;
  port: number;
}

/** The most open connections. A new one replaces the oldest, so that no client can shut the monitoring out. */
const MOST_CONNECTIONS = 100;

/** How long a client may take to send a request, and how long an idle connection stays open, in milliseconds. */
const LONGEST_REQUEST = 5_000;

/** A connection without traffic for this long is closed, also when its client does not read the response. */
const LONGEST_SILENCE = 15_000;

const LIMITS = {
  requestTimeout: LONGEST_REQUEST,
  headersTimeout: LONGEST_REQUEST,
  keepAliveTimeout: LONGEST_REQUEST,
  connectionsCheckingInterval: 1_000,
  // What asks for another protocol is answered in this one.
  shouldUpgradeCallback: () => false,
};

/** Answers `GET /health`: 200 while the worker can work, else 503. */
@Injectable()
export class HealthServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Health');
  private readonly server: Server;
  private readonly open = new Set<Socket>();

  constructor(
    health: HealthService,
    @Inject(HEALTH_ADDRESS) private readonly address: HealthAddress,
  ) {
    this.server = createServer(LIMITS, (request, response) => {
      const isHealth = request.url === '/health' && (request.method === 'GET' || request.method === 'HEAD');
      if (!isHealth) return answer(response, 404, { error: { message: 'Only GET /health is here' } });
      void health.check().then((found) => answer(response, found.status === 'ok' ? 200 : 503, found));
    });
    this.server.timeout = LONGEST_SILENCE;
    this.server.on('connection', (socket) => this.admit(socket));
    this.server.on('clientError', refuse);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.server.listen(this.address.port, this.address.host);
    await once(this.server, 'listening');
    const { address, port } = this.server.address() as AddressInfo;
    this.logger.log(`The health of the worker is told on http://${address}:${port}/health`);
  }

  onModuleDestroy(): void {
    this.server.close();
    for (const socket of this.open) socket.destroy();
  }

  private admit(socket: Socket): void {
    this.open.add(socket);
    socket.once('close', () => this.open.delete(socket));
    for (const oldest of this.open) {
      if (this.open.size <= MOST_CONNECTIONS) return;
      this.open.delete(oldest);
      oldest.destroy();
    }
  }
}

/** Answers invalid HTTP, and requests that arrive too slowly. */
function refuse(error: Error & { code?: string }, socket: Duplex): void {
  if (!socket.writable) return void socket.destroy();
  const isLate = error.code === 'ERR_HTTP_REQUEST_TIMEOUT';
  const message = isLate ? 'The request took too long to arrive' : 'The request is not valid HTTP';
  const body = JSON.stringify({ error: { message } });
  const head = `HTTP/1.1 ${isLate ? '408 Request Timeout' : '400 Bad Request'}\r\nConnection: close\r\n`;
  const type = `Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  socket.end(head + type + body, () => socket.destroy());
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
