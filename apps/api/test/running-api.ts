import { generateSealingKeys, type SealingKeys } from '@image-catalog/database';
import { createTestDatabase } from '@image-catalog/database/testing';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { buildDataSource, ensureAdmin } from '@image-catalog/database';
import type { DataSource } from 'typeorm';
import { buildApplication } from '../src/application.js';

/** What a test sends: anything left out is what a usual client sends. */
export interface Sent {
  method?: string;
  /** A JSON value, or raw text when it is a string. */
  body?: unknown;
  headers?: Record<string, string>;
  /** Null sends no credentials. */
  as?: { login: string; password: string } | null;
}

/** What came back. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The body's text, exactly. */
  text: string;
  /** The body parsed, or undefined when it is not JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every form
  body: any;
}

export const ADMIN = { login: 'admin', password: 'correct horse battery staple' };

/** The API on a port of its own and a database of its own, as a test talks to it over HTTP. */
export class RunningApi {
  private constructor(
    readonly url: string,
    readonly database: DataSource,
    readonly keys: SealingKeys,
    private readonly app: NestFastifyApplication,
    private readonly drop: () => Promise<void>,
  ) {}

  static async start(): Promise<RunningApi> {
    const { url, drop } = await createTestDatabase();
    const database = await buildDataSource(url).initialize();
    await ensureAdmin(database, ADMIN.login, ADMIN.password);
    const keys = await generateSealingKeys();
    const app = await buildApplication({
      database_url: url,
      database_pool_size: 10,
      host: '127.0.0.1',
      port: 0,
      sealing_public_key: keys.public_key,
      log_level: 'error',
    });
    await app.listen(0, '127.0.0.1');
    const { port } = app.getHttpServer().address() as { port: number };
    return new RunningApi(`http://127.0.0.1:${port}`, database, keys, app, drop);
  }

  async send(path: string, sent: Sent = {}): Promise<Answer> {
    const { as = ADMIN, body } = sent;
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(as && { authorization: `Basic ${Buffer.from(`${as.login}:${as.password}`).toString('base64')}` }),
      ...sent.headers,
    };
    const response = await fetch(this.url + path, {
      method: sent.method ?? 'GET',
      headers,
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      redirect: 'manual',
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
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

  delete(path: string, sent?: Sent): Promise<Answer> {
    return this.send(path, { ...sent, method: 'DELETE' });
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.database.destroy();
    await this.drop();
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
