import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** Enough of Keystone and Glance to list images page by page, as slowly as a test wants; for whole worker processes. */
export class PagedOpenstack {
  images: Record<string, unknown>[] = [];
  pageSize = 10;
  /** Images given out so far are counted from here. */
  beforePage: (number: number) => Promise<void> = async () => undefined;
  /** May answer a page itself, and says so by true. */
  answerPage: (number: number, response: ServerResponse) => boolean = () => false;
  private readonly server;

  /** With a key and its certificate it answers by https. */
  private constructor(private readonly tls: { key: Buffer; cert: Buffer } | null) {
    const route = (request: IncomingMessage, response: ServerResponse) => void this.route(request, response);
    this.server = tls ? createTlsServer(tls, route) : createServer(route);
  }

  static async start(tls: { key: Buffer; cert: Buffer } | null = null): Promise<PagedOpenstack> {
    const source = new PagedOpenstack(tls);
    await new Promise<void>((resolve) => source.server.listen(0, '127.0.0.1', resolve));
    return source;
  }

  /** The address of Keystone, as a compute resource holds it. */
  get url(): string {
    return `${this.root}/v3`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private get root(): string {
    return `${this.tls ? 'https' : 'http'}://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', this.root);
    if (request.method === 'POST') {
      const endpoints = [{ interface: 'public', region_id: 'RegionOne', url: this.root }];
      const token = { project: { id: 'p1', name: 'catalog' }, catalog: [{ type: 'image', endpoints }] };
      response.writeHead(201, { 'x-subject-token': 'token' }).end(JSON.stringify({ token }));
      return;
    }
    const marker = url.searchParams.get('marker');
    const start = marker === null ? 0 : this.images.findIndex(({ id }) => id === marker) + 1;
    const number = start / this.pageSize + 1;
    await this.beforePage(number);
    if (this.answerPage(number, response)) return;
    const images = this.images.slice(start, start + this.pageSize);
    const isLast = start + this.pageSize >= this.images.length;
    const next = isLast ? {} : { next: `/v2/images?marker=${String(images.at(-1)?.['id'])}` };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ images, ...next }));
  }
}

/** Builds an image as Glance lists it. */
export function buildGlanceImage(number: number): Record<string, unknown> {
  const padded = String(number).padStart(5, '0');
  return {
    id: `00000000-0000-4000-8000-0000000${padded}`,
    name: `ubuntu-24.04-${padded}`,
    status: 'active',
    os_distro: 'ubuntu',
    os_version: '24.04',
    architecture: 'x86_64',
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
    tags: [],
  };
}
