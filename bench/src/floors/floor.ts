import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import pg from 'pg';
import type { Kind } from './requests.ts';
import type { Statement } from './statements.ts';

/*
 * The floor: the minimum that a server in this language must do for the same responses. It has routes, the statements
 * that the API was recorded to send, and JSON, but no authentication, validation, errors and headers. It runs in its own
 * process with the URL of the database and the file of the statements.
 */
const [databaseUrl = '', statementsFile = ''] = process.argv.slice(2);

interface ImageRow {
  total: number;
  subtotal: number;
  created_at: Date;
  updated_at: Date;
  [column: string]: unknown;
}

const pool = new pg.Pool({ connectionString: databaseUrl, max: 10 });
const seen = JSON.parse(readFileSync(statementsFile, 'utf8')) as Record<Kind, Statement[]>;

/** Returns the API's statements of one kind of request. @throws Error when the floor has no values for them. */
function statements<Names extends string>(kind: Kind, known: Record<Names, number>): Record<Names, pg.QueryConfig> {
  const names = Object.keys(known) as Names[];
  const counts = seen[kind].map(({ values }) => values.length);
  if (String(counts) !== String(Object.values(known))) {
    const texts = seen[kind].map(({ text }) => text).join('\n\n');
    throw new Error(
      `The API answers ${kind} with other statements than the floor does; mend bench/src/floors/floor.ts:\n${texts}`,
    );
  }
  const config = (name: string, index: number) => ({ name: `${kind} ${name}`, text: seen[kind][index]?.text ?? '' });
  return Object.fromEntries(names.map((name, index) => [name, config(name, index)])) as Record<Names, pg.QueryConfig>;
}

const list = statements('list', { page: 1 });
const show = statements('show', { image: 2 });
/** The values that the API inserts after the six that the benchmark's clients send. */
const defaults = seen.create[3]?.values.slice(6) ?? [];
const create = statements('create', {
  parents: 1,
  uuid: 3,
  begin: 0,
  image: 6 + defaults.length,
  audit: 12,
  commit: 0,
  made: 1,
});

/** The provider kinds whose uuids are checked, as the API sends them. */
const checkedKinds = seen.create[1]?.values[2];

const app = fastify();

app.get<{ Params: { parent: string } }>('/api/compute_resources/:parent/images', async ({ params }, reply) => {
  const { rows } = await pool.query<ImageRow>({ ...list.page, values: [params.parent] });
  const { total, subtotal } = rows[0] as ImageRow;
  const sort = { by: null, order: null };
  return json(reply, { total, subtotal, page: 1, per_page: 20, search: null, sort, results: rows.map(view) });
});

app.get<{ Params: { parent: string; id: string } }>(
  '/api/compute_resources/:parent/images/:id',
  async ({ params }, reply) => {
    const { rows } = await pool.query<ImageRow>({ ...show.image, values: [params.id, params.parent] });
    return json(reply, view(rows[0] as ImageRow));
  },
);

interface MadeImage {
  id: number;
  compute_resource_name: string;
}

interface CreateRoute {
  Params: { parent: string };
  Body: {
    image: { name: string; uuid: string; username: string; operatingsystem_id: number; architecture_id: number };
  };
}

app.post<CreateRoute>(
  '/api/compute_resources/:parent/images',
  async ({ params, body: { image }, ip, id: requestId }, reply) => {
    const parents = await pool.query<{ compute_resource_id: number }>({ ...create.parents, values: [params.parent] });
    const parent = parents.rows[0]?.compute_resource_id ?? 0;
    await pool.query({ ...create.uuid, values: [image.uuid, parent, checkedKinds] });
    const client = await pool.connect();
    await client.query('START TRANSACTION');
    const { name, uuid, username, operatingsystem_id, architecture_id } = image;
    const values = [name, uuid, username, operatingsystem_id, parent, architecture_id, ...defaults];
    const inserted = await client.query<MadeImage>({ ...create.image, values });
    const made = inserted.rows[0] as MadeImage;
    const changes = JSON.stringify({ ...image, user_data: false, iam_role: null, compute_resource_id: parent });
    const audit = [
      'Image',
      made.id,
      name,
      'ComputeResource',
      parent,
      made.compute_resource_name,
      1,
      'bench',
      'create',
      changes,
    ];
    await client.query({ ...create.audit, values: [...audit, ip, requestId] });
    await client.query('COMMIT');
    client.release();
    const { rows } = await pool.query<ImageRow>({ ...create.made, values: [made.id] });
    return json(reply.status(201), view(rows[0] as ImageRow));
  },
);

process.once('SIGTERM', () => process.exit());
process.send?.(await app.listen({ host: '127.0.0.1', port: 0 }));

function json(reply: { type(type: string): unknown }, body: unknown): string {
  reply.type('application/json; charset=utf-8');
  return JSON.stringify(body);
}

function view(row: ImageRow): object {
  return {
    operatingsystem_id: row['operatingsystem_id'],
    operatingsystem_name: row['operatingsystem_name'],
    compute_resource_id: row['compute_resource_id'],
    compute_resource_name: row['compute_resource_name'],
    architecture_id: row['architecture_id'],
    architecture_name: row['architecture_name'],
    uuid: row['uuid'],
    username: row['username'],
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    user_data: row['user_data'],
    id: row['id'],
    name: row['name'],
  };
}

function viewDate(moment: Date): string {
  const iso = moment.toISOString();
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
}
