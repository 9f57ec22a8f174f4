// @ts-nocheck: compiled beside what openapi-typescript has written.
import createClient from 'openapi-fetch';
import type { paths } from './out/schema';

const { CATALOG_URL, CATALOG_TOKEN } = process.env;
const client = createClient<paths>({
  baseUrl: `${CATALOG_URL}/api`,
  headers: { authorization: `Bearer ${CATALOG_TOKEN}` },
});
const { data, error } = await client.GET('/compute_resources/{compute_resource_id}/images', {
  params: { path: { compute_resource_id: '1' }, query: { order: 'name', per_page: 'all' } },
});
console.log(JSON.stringify(data?.results.map(({ name }) => name) ?? error));
