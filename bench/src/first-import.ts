import { parseArgs } from 'node:util';
import { copyImages, importImages, type ImportedCatalog, openEmptyCatalogs } from './first-import/catalogs.ts';
import { median, sum } from './floors/measure.ts';
import { load } from './lists/load.ts';
import { type Running, startApi } from './lists/servers.ts';

/** Minimum throughput of a list right after the import, relative to an hour later. */
const AIM = 0.9;
const CONNECTIONS = 8;

const HELP = `Compares lists right after a first import with the same lists an hour later: node bench/src/first-import.ts [options]

  --images <n>   images that are imported through POST (100000)
  --rounds <n>   turns for each list (12)
  --seconds <n>  length of a turn (0.5)`;

/** Lists that are compared; the first page below each parent has an aim, the others are only printed. */
const LISTS = [
  { path: '/api/compute_resources/1/images?per_page=20', has_aim: true },
  { path: '/api/operatingsystems/7/images?per_page=20', has_aim: true },
  { path: '/api/architectures/2/images?per_page=20', has_aim: true },
  { path: '/api/compute_resources/1/images?order=name', has_aim: false },
  { path: '/api/compute_resources/1/images?page=20', has_aim: false },
  { path: '/api/compute_resources/1/images?search=name+%3D+%22image+77%22', has_aim: false },
];

const { values: options } = parseArgs({
  options: {
    images: { type: 'string', default: '100000' },
    rounds: { type: 'string', default: '12' },
    seconds: { type: 'string', default: '0.5' },
    help: { type: 'boolean', default: false },
  },
});
if (options.help) console.log(HELP);
else process.exitCode = (await run(Number(options.images))) ? 0 : 1;

/** Imports the images and compares the lists. Returns whether every aim is reached. */
async function run(images: number): Promise<boolean> {
  const catalogs = await openEmptyCatalogs();
  const { fresh, settled } = catalogs;
  const servers: Running[] = [];
  try {
    const freshApi = await startApi(fresh.url);
    servers.push(freshApi);
    await useEveryPlan(freshApi);
    await report(fresh, freshApi, images);
    await copyImages(settled, images);
    const settledApi = await startApi(settled.url);
    servers.push(settledApi);
    const ratios: boolean[] = [];
    for (const list of LISTS) ratios.push(await compare(list, freshApi, settledApi));
    return ratios.every(Boolean);
  } finally {
    await Promise.all(servers.map((server) => server.stop()));
    await catalogs.close();
  }
}

/** Requests every list until Postgres caches its plan, as in an API that has run for days. */
async function useEveryPlan(api: Running): Promise<void> {
  for (const { path } of LISTS) await load(api, path, { seconds: 0.5, connections: 40 });
}

async function report(catalog: ImportedCatalog, api: Running, images: number): Promise<void> {
  const began = performance.now();
  await importImages(catalog, api, images);
  console.log(`${images} images imported through POST in ${((performance.now() - began) / 1000).toFixed(0)} s`);
}

async function compare({ path, has_aim }: (typeof LISTS)[number], fresh: Running, settled: Running): Promise<boolean> {
  const rate = async (server: Running) =>
    (await load(server, path, { seconds: Number(options.seconds), connections: CONNECTIONS })).per_second;
  const figures: { fresh: number; settled: number }[] = [];
  await rate(settled);
  for (let round = 0; round < Number(options.rounds); round += 1) {
    if (round % 2 === 0) figures.push({ fresh: await rate(fresh), settled: await rate(settled) });
    else figures.push({ settled: await rate(settled), fresh: await rate(fresh) });
  }
  const [after, later] = [figures.map((figure) => figure.fresh), figures.map((figure) => figure.settled)];
  const ratio = sum(after) / sum(later);
  const isReached = !has_aim || ratio >= AIM;
  const verdict = has_aim ? `aim ${AIM} ${isReached ? 'reached' : 'MISSED'}` : 'no aim';
  console.log(
    `${path}: ${median(after).toFixed(0)} lists/s right after, ${median(later).toFixed(0)} an hour later, ratio ${ratio.toFixed(2)}, ${verdict}`,
  );
  return isReached;
}
