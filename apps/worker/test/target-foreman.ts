import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { foundCatalog } from '@image-catalog/catalog';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { generateSealingKeys } from '@image-catalog/secrets';

const API = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url));

export const PASSWORD = 'correct horse battery staple';

/** What the front answers instead of the catalog behind it; undefined lets a request pass. */
type Answer = (method: string, path: string, query: URLSearchParams) => { status: number; body: object } | undefined;

/**
 * A second catalog that plays a Foreman. In front of it a small server answers `/hosts`, which only a Foreman has, counts
 * requests, and fails when it is told to.
 */
export class TargetForeman {
  readonly requests: string[] = [];
  mostAtOnce = 0;
  /** Hosts by the name of the image that they use. */
  hosts: Record<string, string[]> = {};
  answer: Answer = () => undefined;
  /** Milliseconds before each answer. */
  delay = 0;
  /** Keys that plugins add to every row. */
  added: object = {};
  private atOnce = 0;

  private constructor(
    readonly database: TestDatabase,
    private readonly api: ChildProcess,
    private readonly port: number,
    private readonly front: Server,
  ) {}

  get frontPort(): number {
    return (this.front.address() as AddressInfo).port;
  }

  get address(): string {
    return `http://127.0.0.1:${this.frontPort}`;
  }

  static async start(): Promise<TargetForeman> {
    const database = await createTestDatabase();
    await withDataSource(database.url, 'test', (source) =>
      foundCatalog(source, 'admin', PASSWORD).then(() => undefined),
    );
    const keys = await generateSealingKeys();
    const port = await freePort();
    const env = { DATABASE_URL: database.url, SEALING_PUBLIC_KEY: keys.public_key, PORT: String(port) };
    const api = spawn(process.execPath, [API], { env, stdio: 'ignore' });
    while (!(await fetch(`http://127.0.0.1:${port}/api/ping`).catch(() => null))?.ok) await sleep(50);
    const front = createServer();
    front.listen(0, '127.0.0.1');
    await once(front, 'listening');
    const foreman = new TargetForeman(database, api, port, front);
    front.on('request', (incoming, response) => foreman.serve(incoming, response));
    return foreman;
  }

  /** Forgets what was asked so far. */
  forget(): void {
    this.requests.length = 0;
    this.mostAtOnce = 0;
  }

  /** The requests that write, such as `POST /compute_resources/1/images`. */
  get writes(): string[] {
    return this.requests.filter((line) => !line.startsWith('GET '));
  }

  /** Sends a request to the catalog itself, past the front. */
  async send<Result = { id: number }>(method: string, path: string, body?: object): Promise<Result> {
    const response = await fetch(`http://127.0.0.1:${this.port}/api${path}`, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Basic ${btoa(`admin:${PASSWORD}`)}` },
      ...(body && { body: JSON.stringify(body) }),
    });
    const answer = (await response.json()) as Result;
    if (!response.ok) throw new Error(`${method} ${path}: ${JSON.stringify(answer)}`);
    return answer;
  }

  /** All images there, by name. */
  async images(): Promise<Record<string, unknown>[]> {
    return withDataSource(this.database.url, 'test', (source) =>
      source.query<Record<string, unknown>[]>(
        `SELECT i.id, i.name, i.uuid, i.username, i.user_data, c.name AS compute_resource, o.title, a.name AS architecture
         FROM images i JOIN compute_resources c ON c.id = i.compute_resource_id
         JOIN operatingsystems o ON o.id = i.operatingsystem_id JOIN architectures a ON a.id = i.architecture_id
         ORDER BY i.name, i.id`,
      ),
    );
  }

  async close(): Promise<void> {
    this.front.closeAllConnections();
    this.front.close();
    this.api.kill('SIGTERM');
    await once(this.api, 'exit');
    await this.database.drop();
  }

  private serve(incoming: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(incoming.url ?? '/', this.address);
    const path = pathname.replace(/^\/api/, '');
    const method = incoming.method ?? 'GET';
    this.requests.push(`${method} ${path}`);
    this.atOnce += 1;
    this.mostAtOnce = Math.max(this.mostAtOnce, this.atOnce);
    response.once('close', () => (this.atOnce -= 1));
    setTimeout(() => this.reply(incoming, response, method, path, searchParams), this.delay);
  }

  private reply(
    incoming: IncomingMessage,
    response: ServerResponse,
    method: string,
    path: string,
    searchParams: URLSearchParams,
  ): void {
    const own =
      this.answer(method, path, searchParams) ?? (path === '/hosts' ? this.listHosts(searchParams) : undefined);
    if (own) {
      incoming.resume();
      response.writeHead(own.status, { 'content-type': 'application/json' }).end(JSON.stringify(own.body));
    } else this.pass(incoming, response);
  }

  /** As in the recorded answers of a Foreman: shared/foreman/hosts.json */
  private listHosts(query: URLSearchParams) {
    const search = query.get('search') ?? '';
    const names = this.hosts[/^image="([^"]+)" and compute_resource_id=\d+$/.exec(search)?.[1] ?? ''] ?? [];
    const results = names.map((name, index) => ({ id: index + 1, name }));
    const body = { total: names.length, subtotal: names.length, page: 1, per_page: 20, search, results };
    return { status: 200, body };
  }

  /** Adds what plugins add: to each row of a list, or to the row itself. */
  private withAdded(body: Buffer): Buffer | string {
    if (Object.keys(this.added).length === 0) return body;
    const answer = JSON.parse(body.toString()) as { results?: object[] };
    if (!answer.results) return JSON.stringify({ ...answer, ...this.added });
    return JSON.stringify({ ...answer, results: answer.results.map((row) => ({ ...row, ...this.added })) });
  }

  private pass(incoming: IncomingMessage, response: ServerResponse): void {
    const { url, method, headers } = incoming;
    const passed = request({ host: '127.0.0.1', port: this.port, path: url, method, headers }, (answer) => {
      void buffer(answer).then((body) => {
        const { 'content-length': _, ...rest } = answer.headers;
        response.writeHead(answer.statusCode ?? 500, rest).end(this.withAdded(body));
      });
    });
    passed.on('error', () => response.destroy());
    response.on('close', () => passed.destroy());
    incoming.pipe(passed);
  }
}

async function freePort(): Promise<number> {
  const server = createTcpServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
