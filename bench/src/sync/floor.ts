import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import pg from 'pg';

/** A statement as the engine sent it. */
type Statement = [string | { name: string; text: string; values: unknown[] }, unknown[]?];

/**
 * Replays the statements of the engine with their values, one after another on one connection. Returns the
 * milliseconds of each sync, without reading the recording.
 */
export async function replay(url: string, recording: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const times: number[] = [];
  for await (const statements of syncsOf(recording)) {
    await client.query('UPDATE compute_resources SET sync_due_at = now()');
    const begin = performance.now();
    for (const [text, values] of statements) {
      await (typeof text === 'string' ? client.query(text, values) : client.query(text));
    }
    times.push(performance.now() - begin);
    await client.query('VACUUM ANALYZE');
  }
  await client.end();
  return times;
}

async function* syncsOf(recording: string): AsyncGenerator<Statement[]> {
  let statements: Statement[] | null = null;
  for await (const line of createInterface({ input: createReadStream(recording) })) {
    const entry = JSON.parse(line) as 'begin' | Statement;
    if (entry === 'begin') {
      if (statements) yield statements;
      statements = [];
    } else statements?.push(decode(entry) as Statement);
  }
  if (statements) yield statements;
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  if ('$bytes' in value) return Buffer.from(String(value.$bytes), 'base64');
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decode(inner)]));
}
