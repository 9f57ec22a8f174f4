import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { HealthService } from './health.service.js';

/** Names the address of the health endpoint for injection. */
export const HEALTH_ADDRESS = Symbol('HEALTH_ADDRESS');

/** Where the health endpoint listens; port 0 takes a free one. */
export interface HealthAddress {
  host: string;
  port: number;
}

/** Answers `GET /health`: 200 while the worker can work, else 503. */
@Injectable()
export class HealthServer implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Health');
  private readonly server: Server;

  constructor(
    health: HealthService,
    @Inject(HEALTH_ADDRESS) private readonly address: HealthAddress,
  ) {
    this.server = createServer((request, response) => {
      const isHealth = request.url === '/health' && (request.method === 'GET' || request.method === 'HEAD');
      if (!isHealth) return answer(response, 404, { error: { message: 'Only GET /health is here' } });
      void health.check().then((found) => answer(response, found.status === 'ok' ? 200 : 503, found));
    });
  }

  async onApplicationBootstrap(): Promise<void> {
    this.server.listen(this.address.port, this.address.host);
    await once(this.server, 'listening');
    const { address, port } = this.server.address() as AddressInfo;
    this.logger.log(`The health of the worker is told on http://${address}:${port}/health`);
  }

  onModuleDestroy(): void {
    this.server.close();
    this.server.closeAllConnections();
  }
}

function answer(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(JSON.stringify(body));
}
