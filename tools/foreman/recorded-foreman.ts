import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readReplies, readSteps, type RECORDINGS } from './recording.ts';

/** A row of a recorded Foreman, as its lists and shows gave it. */
export type RecordedRow = { id: number } & Record<string, unknown>;

/** Rows by kind and id, in the state in which they were seen last. */
export type RecordedRows = Map<string, Map<number, RecordedRow>>;

const KINDS = 'organizations|locations|architectures|operatingsystems|compute_resources|images|roles|filters|users';
const OF_KIND = new RegExp(
  `^/api/(?:v2/)?(?:(?:compute_resources|operatingsystems|architectures)/[^/]+/(?=images))?(${KINDS})(/[^/?]+)?(\\?|$)`,
);

/**
 * Collects the rows that a recording holds, also those that were deleted in the end, since images belong to them; with a
 * login only those that this user was shown.
 */
export function collectRows(recording: (typeof RECORDINGS)[number], login?: string): RecordedRows {
  const rows: RecordedRows = new Map(KINDS.split('|').map((kind) => [kind, new Map()]));
  const steps = new Map(readSteps(recording).map((step) => [step.id, step]));
  for (const { step: id, status, reply } of readReplies(recording)) {
    const step = steps.get(id);
    const [, kind] = OF_KIND.exec(step?.path ?? '') ?? [];
    if (step === undefined || kind === undefined || status >= 300) continue;
    const seen = rows.get(kind) ?? new Map<number, RecordedRow>();
    const isShown = login === undefined ? step.method !== 'DELETE' : step.as === login && step.method === 'GET';
    if (isShown) for (const row of rowsOf(reply)) seen.set(row.id, { ...seen.get(row.id), ...row });
  }
  return rows;
}

function rowsOf(reply: unknown): RecordedRow[] {
  const { results } = (reply ?? {}) as { results?: unknown };
  const found: unknown[] = Array.isArray(results) ? results : [reply];
  return found.filter(isRow);
}

function isRow(value: unknown): value is RecordedRow {
  return typeof value === 'object' && value !== null && typeof (value as RecordedRow).id === 'number';
}

/** A small server that pages the rows of a recorded Foreman in its form. */
export class RecordedForeman {
  private readonly server: Server;
  readonly address: string;

  private constructor(server: Server, address: string) {
    this.server = server;
    this.address = address;
  }

  static async start(rows: RecordedRows): Promise<RecordedForeman> {
    const server = createServer((request, response) => {
      const { pathname, searchParams } = new URL(request.url ?? '/', 'http://foreman');
      const answer = answerTo(rows, pathname.replace('/api/', ''), searchParams);
      response.writeHead(answer === undefined ? 404 : 200, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer ?? { error: { message: `Resource not found: ${pathname}` } }));
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    return new RecordedForeman(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    this.server.close();
    await once(this.server, 'close');
  }
}

function answerTo(rows: RecordedRows, path: string, query: URLSearchParams): object | undefined {
  const [kind = '', id, below] = path.split('/');
  const all = [...(rows.get(kind)?.values() ?? [])];
  const row = all.find((one) => one.id === Number(id));
  if (id === undefined) return pageOf(ofRole(all, query), query);
  if (row === undefined || below === undefined) return row;
  if (below === 'parameters') return pageOf((row['parameters'] as RecordedRow[] | undefined) ?? [], query);
  const images = [...(rows.get('images')?.values() ?? [])];
  return pageOf(
    images.filter(({ compute_resource_id: parent }) => parent === row.id),
    query,
  );
}

function ofRole(rows: RecordedRow[], query: URLSearchParams): RecordedRow[] {
  const role = /^role_id=(\d+)$/.exec(query.get('search') ?? '')?.[1];
  return role === undefined ? rows : rows.filter((row) => (row['role'] as RecordedRow | null)?.id === Number(role));
}

function pageOf(rows: readonly RecordedRow[], query: URLSearchParams): object {
  const [page, per_page] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 20)];
  const [total, subtotal] = [rows.length, rows.length];
  const results = rows.slice((page - 1) * per_page, page * per_page);
  return { total, subtotal, page, per_page, search: null, sort: { by: null, order: null }, results };
}
