import type { RunningApi } from './running-api.js';

type Row = Record<string, unknown>;

/** Writes what workers write, for tests of what the API makes of it. */
export class Inventory {
  constructor(private readonly api: RunningApi) {}

  /** Makes a compute resource of a kind that nothing syncs while the test runs. */
  async computeResource(type = 'Foreman::Model::Openstack', name = `cr-${Math.random()}`): Promise<number> {
    const rows = await this.query('INSERT INTO compute_resources (name, type) VALUES ($1, $2) RETURNING id', [
      name,
      type,
    ]);
    return rows[0]?.['id'] as number;
  }

  /** Makes a run, ended unless told otherwise; a complete one is published. */
  async run(id: number, values: Row = {}): Promise<number> {
    const run = {
      generation: 1,
      state: 'succeeded',
      fencing_token: '1',
      ended_at: new Date('2026-01-02T03:04:05Z'),
      ...values,
    };
    const { generation, state } = run;
    const isWhole = state === 'succeeded' || state === 'held';
    await this.query(
      `UPDATE compute_resources SET generation = $2, sync_due_at = now() + interval '1 day',
         published_generation = CASE WHEN $3 THEN $2 ELSE published_generation END WHERE id = $1`,
      [id, generation, isWhole],
    );
    return this.insert('sync_runs', { compute_resource_id: id, ...run });
  }

  /** Makes an available image. */
  async image(id: number, uuid: string, values: Row = {}): Promise<void> {
    const image = { name: uuid, scope: 's', state: 'active', content_hash: Buffer.alloc(0), ...values };
    const generations = { first_generation: 1, changed_generation: 1 };
    await this.insert(
      'available_images',
      { compute_resource_id: id, uuid, ...generations, ...image },
      'compute_resource_id',
    );
  }

  async insert(table: string, values: Row, returning = 'id'): Promise<number> {
    const names = Object.keys(values);
    const places = names.map((_, index) => `$${index + 1}`);
    const text = `INSERT INTO ${table} (${names.join(', ')}) VALUES (${places.join(', ')}) RETURNING ${returning} AS id`;
    return (await this.query(text, Object.values(values)))[0]?.['id'] as number;
  }

  query(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.api.database.query(text, values);
  }

  /** Ends every request that is made from now on as a worker would, until the test ends it. */
  async answering(outcome: Row): Promise<AsyncDisposable & { asked: () => Promise<Row[]> }> {
    const [last] = await this.query('SELECT COALESCE(max(id), 0) AS id FROM sync_requests');
    const whole = { state: 'succeeded', reason: null, run_id: null, plan_id: null, found: 0, missing: 0, unknown: 0 };
    const stop = new AbortController();
    const work = (async () => {
      while (!stop.signal.aborted) {
        await this.query(
          `UPDATE sync_requests SET state = 'ended', ended_at = now(), outcome = $1 WHERE state = 'waiting'`,
          [JSON.stringify({ ...whole, ...outcome })],
        );
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    })();
    return {
      asked: () => this.query('SELECT * FROM sync_requests WHERE id > $1 ORDER BY id', [last?.['id']]),
      [Symbol.asyncDispose]: async () => {
        stop.abort();
        await work;
      },
    };
  }
}
