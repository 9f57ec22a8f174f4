// @ts-nocheck: compiled beside what @hey-api/openapi-ts has written.
import { client } from './out/client.gen';
import { imagesIndex } from './out/sdk.gen';

const { CATALOG_URL, CATALOG_TOKEN } = process.env;
client.setConfig({
  baseUrl: `${CATALOG_URL}/api`,
  auth: ({ scheme }) => (scheme === 'bearer' ? CATALOG_TOKEN : undefined),
});

const { data, error } = await imagesIndex({
  path: { compute_resource_id: '1' },
  query: { order: 'name', per_page: 'all' },
});
console.log(JSON.stringify(error ?? data.results.map(({ name }) => name)));
