import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

type Rows = Readonly<Record<string, readonly ({ id: number } & Record<string, unknown>)[]>>;

/** A small server that pages rows in Foreman's form: each list below its path, and each row below its id. */
export class PagingForeman {
  private readonly requests = new Map<string, number>();

  private constructor(
    private readonly server: Server,
    readonly address: string,
  ) {}

  static async start(rows: Rows): Promise<PagingForeman> {
    const server = createServer();
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const foreman = new PagingForeman(server, `http://127.0.0.1:${port}`);
    server.on('request', (request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', foreman.address);
      const path = pathname.replace('/api/', '');
      foreman.requests.set(path, foreman.requestsOf(path) + 1);
      const answer = rows[path] ? pageOf(rows[path], searchParams) : rowOf(rows, path);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { error: { message: `Resource not found: ${path}` } }));
    });
    return foreman;
  }

  requestsOf(path: string): number {
    return this.requests.get(path) ?? 0;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

function pageOf(rows: readonly object[], query: URLSearchParams) {
  const [page, per_page] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 20)];
  const results = rows.slice((page - 1) * per_page, page * per_page);
  return {
    total: rows.length,
    subtotal: rows.length,
    page,
    per_page,
    search: null,
    sort: { by: null, order: null },
    results,
  };
}

function rowOf(rows: Rows, path: string) {
  const [, kind = '', id] = /^(.*)\/(\d+)$/.exec(path) ?? [];
  return rows[kind]?.find((row) => row.id === Number(id));
}
