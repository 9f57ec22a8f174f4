import { ListImagesDto } from '@image-catalog/spec';
import Fastify from 'fastify';
import pg from 'pg';
import { parse } from 'node:querystring';
import { envelope, readListing } from '@image-catalog/api/dist/lists/listing.js';
import { ROW_TYPES } from '@image-catalog/api/dist/sql/row-types.js';
import { presentImage } from '@image-catalog/api/dist/resources/images/image.presenter.js';
import { REQUESTS, pathOf } from './requests.ts';
import { statementOf } from './statements.ts';

// The floor: a hand-written server with fixed statements and without checks.
const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'] ?? '', max: 10, options: '-c TimeZone=UTC' });
const known = new Map<string, { name: string; text: string; values: unknown[]; query: string }>();
for (const [index, request] of REQUESTS.entries()) {
  known.set(pathOf(request), { name: `floor-${index}`, ...(await statementOf(request)), query: request.query });
}

const app = Fastify();
app.get('/*', async (request, reply) => {
  const statement = known.get(request.url);
  if (statement === undefined) return reply.status(404).send();
  const { name, text, values } = statement;
  const { rows } = await pool.query({ name, text, values, types: ROW_TYPES });
  const listing = readListing(parse(statement.query), ListImagesDto);
  const found = rows.filter((row: { id: number | null }) => row.id !== null);
  return envelope(listing, rows[0] as { total: number; subtotal: number }, found.map(presentImage));
});
await app.listen({ port: Number(process.env['PORT']), host: '127.0.0.1' });
process.send?.('ready');
