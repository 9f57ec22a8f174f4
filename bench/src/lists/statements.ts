import { ListImagesDto } from '@image-catalog/spec';
import pg from 'pg';
import { parse } from 'node:querystring';
import { Access } from '@image-catalog/api/dist/access/access.js';
import { readListing } from '@image-catalog/api/dist/lists/listing.js';
import { listImages } from '@image-catalog/api/dist/resources/images/images.query.js';
import type { ListRequest } from './requests.ts';

/** A statement that the API sends for a request. */
export interface Sent {
  text: string;
  values: unknown[];
}

/** Records the statement that the API would send for a request, with a fake connection. */
export async function statementOf(request: ListRequest): Promise<Sent> {
  let sent: Sent | undefined;
  const listen = (text: string, values: unknown[]) => {
    sent = { text, values };
    return Promise.resolve([]);
  };
  const reads = { rows: listen, lookUpRows: listen };
  const [parent = '', id = ''] = request.parent.split('/');
  const column = `${parent.replace(/s$/, '')}_id`;
  await listImages(
    reads as never,
    Access.ADMIN,
    [{ column: column as never, text: id }],
    readListing(parse(request.query), ListImagesDto),
  );
  if (sent === undefined) throw new Error(`No statement was sent for ${request.name}`);
  return sent;
}

/** Explains a statement as PostgreSQL runs it now. */
export async function explain(url: string, { text, values }: Sent): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ 'QUERY PLAN': string }>(
      `EXPLAIN (ANALYZE, BUFFERS, COSTS OFF, TIMING OFF, SUMMARY ON) ${text}`,
      values,
    );
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  } finally {
    await client.end();
  }
}
