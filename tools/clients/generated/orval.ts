// @ts-nocheck: compiled beside what orval has written.
import { imagesIndex } from './out/catalog';

const headers = { authorization: `Bearer ${process.env.CATALOG_TOKEN}` };
const { data } = await imagesIndex('1', { order: 'name', per_page: 'all' }, { headers });
console.log(JSON.stringify(data.results?.map(({ name }) => name) ?? data));
