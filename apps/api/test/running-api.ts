import { ensureAdmin } from '@image-catalog/catalog';
import { generateSealingKeys, type SealingKeys } from '@image-catalog/secrets';
import { openTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { buildApplication } from '../src/application.js';
import type { ApiEnvironment } from '../src/environment.js';
import { type Answer, HttpClient } from './http-client.js';

/** What a test sends: anything left out is what a usual client sends. */
export interface Sent {
  method?: string;
  /** A JSON value, or raw text or bytes. */
  body?: unknown;
  /** Undefined leaves out a header that a usual client sends. */
  headers?: Record<string, string | undefined>;
  /** Null sends no credentials. */
  as?: { login: string; password: string } | null;
}

export const ADMIN = { login: 'admin', password: 'correct horse battery staple' };

/** The API on a port of its own and a database of its own, as a test talks to it over HTTP. */
export class RunningApi {
  private readonly client: HttpClient;

  private constructor(
    readonly app: NestFastifyApplication,
    readonly database: DataSource,
    readonly keys: SealingKeys,
    readonly port: number,
    private readonly closeDatabase: () => Promise<void>,
  ) {
    this.client = new HttpClient(port);
  }

  /**
   * Starts one, on a database of its own unless one is given; failed logins are not counted unless settings say so, as
   * every test comes from one address.
   */
  static async start(
    environment: Partial<ApiEnvironment> = {},
    settings: Record<string, number> = { failed_login_attempts_limit: 0 },
    given?: TestDatabase,
  ): Promise<RunningApi> {
    const { url, dataSource: database, close } = await openTestDatabase(undefined, given);
    await ensureAdmin(database, ADMIN.login, ADMIN.password);
    for (const [name, value] of Object.entries(settings))
      await database.query('INSERT INTO settings (name, value) VALUES ($1, $2)', [name, JSON.stringify(value)]);
    const keys = await generateSealingKeys();
    const app = await buildApplication({
      database_url: url,
      database_pool_size: 10,
      database_streams: 6,
      stream_stall_seconds: 20,
      host: '127.0.0.1',
      port: 0,
      trusted_proxies: [],
      sealing_public_key: keys.public_key,
      sync_wait_seconds: 1,
      lock_wait_seconds: 10,
      max_connections: 2_000,
      client_timeout_seconds: 30,
      authorities: [],
      log_level: 'error',
      ...environment,
    });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    return new RunningApi(app, database, keys, port, close);
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  send(path: string, { method = 'GET', body, headers, as = ADMIN }: Sent = {}): Promise<Answer> {
    const isRaw = body === undefined || typeof body === 'string' || Buffer.isBuffer(body);
    return this.client.send({
      method,
      path,
      headers: {
        accept: 'application/json',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(as && { authorization: basic(as.login, as.password) }),
        ...headers,
      },
      body: isRaw ? body : JSON.stringify(body),
    });
  }

  get(path: string, sent?: Sent): Promise<Answer> {
    return this.send(path, sent);
  }

  post(path: string, body: unknown, sent?: Sent): Promise<Answer> {
    return this.send(path, { ...sent, method: 'POST', body });
  }

  put(path: string, body: unknown, sent?: Sent): Promise<Answer> {
    return this.send(path, { ...sent, method: 'PUT', body });
  }

  patch(path: string, body: unknown, sent?: Sent): Promise<Answer> {
    return this.send(path, { ...sent, method: 'PATCH', body });
  }

  delete(path: string, sent?: Sent): Promise<Answer> {
    return this.send(path, { ...sent, method: 'DELETE' });
  }

  /** Counts the rows of every table that the API writes. */
  async countRows(): Promise<Record<string, number>> {
    const tables = ['compute_resources', 'architectures', 'operatingsystems', 'architectures_operatingsystems'];
    const counts = [...tables, 'parameters', 'images', 'audits'].map(
      (table) => `(SELECT count(*)::int FROM ${table}) AS ${table}`,
    );
    const rows = await this.database.query<Record<string, number>[]>(`SELECT ${counts.join(', ')}`);
    return rows[0] ?? {};
  }

  async stop(): Promise<void> {
    this.client.close();
    await this.app.close();
    await this.closeDatabase();
  }
}

/** Writes credentials as an Authorization header does. */
export function basic(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
}
