import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { openCatalogs } from './lists/catalogs.ts';
import { counterCost } from './lists/counters.ts';
import { measureLatencies } from './lists/latency.ts';
import { measureMemory } from './lists/memory.ts';
import { type Results, report } from './lists/report.ts';
import { pathOf, REQUESTS } from './lists/requests.ts';
import { explain, statementOf } from './lists/statements.ts';
import { measureThroughput } from './lists/throughput.ts';

const { values: options } = parseArgs({
  options: {
    sizes: { type: 'string', default: '10000,100000,1000000' },
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '0.3' },
    save: { type: 'boolean', default: false },
  },
});
const sizes = options.sizes.split(',').map(Number);
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);
const results = join(fileURLToPath(import.meta.url), '..', '..', 'results');

const catalogs = await openCatalogs(sizes);
let found: Results;
try {
  if (options.save) await keepPlans();
  found = {
    taken_at: new Date().toISOString(),
    sizes,
    latency: await measureLatencies(catalogs.databases, { rounds, seconds }),
    throughput: await measureThroughput(catalogs.databases, { rounds: rounds * 4, seconds: seconds * 2 }),
    memory: await measureMemory(catalogs.databases.at(-1)?.url ?? ''),
    counters: await counterCost({ rounds: rounds * 6, seconds: seconds * 3 }),
  };
} finally {
  await catalogs.close();
}
if (options.save) writeFileSync(join(results, 'lists.json'), `${JSON.stringify(found, rounded, 2)}\n`);
process.exitCode = report(found) ? 0 : 1;

/** Saves the query plan of every request at every size. */
async function keepPlans(): Promise<void> {
  const folder = join(results, 'explain');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { size, url } of catalogs.databases) {
    for (const request of REQUESTS) {
      const name = `${size}-${request.parent.split('/')[0]}-${request.name.replaceAll(/\W+/g, '-')}.txt`;
      const plan = await explain(url, await statementOf(request));
      writeFileSync(join(folder, name), `${pathOf(request)}\n\n${plan}\n`);
    }
  }
}

function rounded(_key: string, value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toFixed(3)) : value;
}
