import { generateSealingKeys } from '@image-catalog/secrets';
import { randomBytes } from 'node:crypto';
import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Catalog, makeCatalog, tidy } from './floors/catalog.ts';
import { type Explanation, explain } from './floors/explain.ts';
import { type Load, measure } from './floors/measure.ts';
import { HELP, type Options, readOptions } from './floors/options.ts';
import {
  type Circumstances,
  describeMachine,
  explanationsOf,
  isReached,
  load as busyness,
  type Outcome,
  type Round,
  sumUp,
  tableOf,
} from './floors/report.ts';
import { headersOf, type Kind } from './floors/requests.ts';
import { compareAnswers, recordStatements } from './floors/sameness.ts';
import { type RunningServer, startApi, startFloor } from './floors/servers.ts';
import { type Statement, StatementRecorder } from './floors/statements.ts';

const WARM_UP_SECONDS = 2;
const interruption = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => interruption.abort(new Error('Interrupted')));
}

try {
  const options = readOptions(process.argv.slice(2));
  if (options.help) console.log(HELP);
  else process.exitCode = (await run(options)).every(isReached) ? 0 : 1;
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}

async function run(options: Options): Promise<Outcome[]> {
  const circumstances = { machine: describeMachine(), load_before: busyness() };
  console.log(`${circumstances.machine}; load ${circumstances.load_before}; filling a catalog ...`);
  const password = randomBytes(12).toString('base64url');
  const catalog = await makeCatalog(options.images, password);
  const statementsFile = join(tmpdir(), `image-catalog-bench-${process.pid}.json`);
  const started: RunningServer[] = [];
  try {
    const { public_key: key } = await generateSealingKeys();
    const headers = headersOf(password);
    const statements = await learnStatements(catalog, key, headers);
    await writeFile(statementsFile, JSON.stringify(statements));
    const explanations = await explainReads(catalog, statements);
    console.log(explanationsOf(explanations));

    const nodeOptions = options.cpu_prof ? ['--cpu-prof', `--cpu-prof-dir=${options.cpu_prof}`] : [];
    const floor = await startFloor(catalog.url, statementsFile);
    started.push(floor);
    const api = await startApi(catalog.url, key, { nodeOptions });
    started.push(api);
    await compareAnswers(api, floor, catalog.imageId, headers);

    const outcomes: Outcome[] = [];
    for (const kind of options.only) {
      const outcome = await benchmark(kind, { api, floor }, catalog, headers, options);
      outcomes.push(outcome);
    }
    console.log(`\n${tableOf(outcomes)}`);
    if (options.save)
      await save(options.save, { ...(await describe(catalog, options)), ...circumstances }, explanations, outcomes);
    return outcomes;
  } finally {
    for (const server of started) await server.stop();
    await rm(statementsFile, { force: true });
    await catalog.remove();
  }
}

async function learnStatements(
  catalog: Catalog,
  key: string,
  headers: Record<string, string>,
): Promise<Record<Kind, Statement[]>> {
  const recorder = await StatementRecorder.before(catalog.url);
  const api = await startApi(recorder.url, key, { poolSize: 1 });
  try {
    return await recordStatements(api, recorder, catalog.imageId, headers);
  } finally {
    await api.stop();
    recorder.close();
    await tidy(catalog.database);
  }
}

async function explainReads(
  catalog: Catalog,
  statements: Record<Kind, Statement[]>,
): Promise<Partial<Record<Kind, Explanation>>> {
  const explanations: Partial<Record<Kind, Explanation>> = {};
  for (const kind of ['list', 'show'] as const) {
    for (const statement of statements[kind]) explanations[kind] = await explain(catalog.database, statement);
  }
  return explanations;
}

/** Measures both in turns, in alternating order, so that changes of the machine affect both. */
async function benchmark(
  kind: Kind,
  { api, floor }: { api: RunningServer; floor: RunningServer },
  catalog: Catalog,
  headers: Record<string, string>,
  { seconds, rounds: count, connections }: Options,
): Promise<Outcome> {
  const load: Load = { kind, imageId: catalog.imageId, headers, seconds, connections, signal: interruption.signal };
  const turn = async (server: RunningServer, length = seconds) => {
    const measurement = await measure(server, { ...load, seconds: length });
    if (kind === 'create') await tidy(catalog.database);
    return measurement;
  };
  await turn(floor, WARM_UP_SECONDS);
  await turn(api, WARM_UP_SECONDS);
  const rounds: Round[] = [];
  for (let number = 0; number < count; number++) {
    const first = number % 2 === 0 ? floor : api;
    const one = await turn(first);
    const other = await turn(first === floor ? api : floor);
    const round = first === floor ? { floor: one, api: other } : { floor: other, api: one };
    rounds.push(round);
    const ratio = round.api.requests_per_second / round.floor.requests_per_second;
    console.log(
      `${kind} ${number + 1}/${count}: floor ${round.floor.requests_per_second.toFixed(0)}, API ${round.api.requests_per_second.toFixed(0)} req/s, ratio ${ratio.toFixed(2)}`,
    );
  }
  return sumUp(kind, rounds);
}

async function describe(
  { database }: Catalog,
  { images, rounds, seconds, connections }: Options,
): Promise<Omit<Circumstances, 'machine' | 'load_before'>> {
  const [version] = await database.query<{ server_version: string }[]>('SHOW server_version');
  return {
    taken_at: new Date().toISOString(),
    node: process.version,
    postgres: version?.server_version ?? 'unknown',
    images,
    rounds,
    seconds,
    connections,
  };
}

async function save(
  file: string,
  circumstances: Circumstances,
  explanations: Partial<Record<Kind, Explanation>>,
  outcomes: readonly Outcome[],
): Promise<void> {
  const result = { ...circumstances, explanations, outcomes };
  await writeFile(
    file,
    `${JSON.stringify(result, (_key, value) => (typeof value === 'number' ? Number(value.toFixed(3)) : value), 2)}\n`,
  );
  console.log(`Saved to ${file}`);
}
