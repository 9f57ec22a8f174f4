import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { median } from './floors/measure.ts';
import { openCatalogs } from './lists/catalogs.ts';
import { load, quantile, type Target } from './lists/load.ts';
import { basic, startApi } from './lists/servers.ts';

const PATH = '/api/compute_resources/7/images';
const IMAGES = 10_000;

/** Least share of the throughput without authentication, and most that another's answer may take while logins are tried. */
const AIMS = { remembered: 0.9, p99_ms: 250 };

/** Clients that try logins at once, none of which is remembered. */
const GUESSERS = 50;

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    seconds: { type: 'string', default: '1' },
    /** What clients send; a personal access token goes where the password does. */
    login: { type: 'string', default: 'admin' },
    password: { type: 'string' },
  },
});
const rounds = Number(options.rounds);
const seconds = Number(options.seconds);

const catalogs = await openCatalogs([IMAGES]);
try {
  const url = catalogs.databases[0]?.url ?? '';
  const api = await startApi(url);
  const open = await startApi(url, fileURLToPath(new URL('authentication/open-api.ts', import.meta.url)));
  const known =
    options.password === undefined ? api : { ...api, authorization: basic(options.login, options.password) };
  const share = await shareOf(known, open);
  const alone = await p99Of(known);
  const besides = await whileGuessing(api, () => p99Of(known));
  await Promise.all([api.stop(), open.stop()]);
  console.log(
    `lists with a remembered login: ${share.toFixed(2)} of those without authentication, aim ${AIMS.remembered}`,
  );
  console.log(
    `p99 of one client's lists: ${alone.toFixed(1)} ms alone, ${besides.p99_ms.toFixed(1)} ms while ${GUESSERS} clients ` +
      `try ${besides.tried_per_second.toFixed(0)} logins a second, aim ${AIMS.p99_ms} ms (${availableParallelism()} cores)`,
  );
  process.exitCode = share >= AIMS.remembered && besides.p99_ms <= AIMS.p99_ms ? 0 : 1;
} finally {
  await catalogs.close();
}

/** Gives the middle of the rounds' ratios of lists a second, each round the other way round. */
async function shareOf(known: Target, open: Target): Promise<number> {
  const rate = async (target: Target) => (await load(target, PATH, { seconds, connections: 8 })).per_second;
  await rate(open);
  await rate(known);
  const ratios: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    if (round % 2 === 0) ratios.push((1 / (await rate(open))) * (await rate(known)));
    else ratios.push((await rate(known)) / (await rate(open)));
  }
  return median(ratios);
}

async function p99Of(target: Target): Promise<number> {
  const { sorted_ms } = await load(target, PATH, { seconds: seconds * 4, connections: 1 });
  return quantile(sorted_ms, 0.99);
}

/** Measures while many clients try a login each that nobody has tried before. */
async function whileGuessing(
  { port }: Target,
  work: () => Promise<number>,
): Promise<{ p99_ms: number; tried_per_second: number }> {
  let tried = 0;
  const end = new AbortController();
  const began = performance.now();
  const guesser = async (number: number) => {
    for (let attempt = 0; !end.signal.aborted; attempt += 1) {
      const authorization = basic('admin', `guess ${number} ${attempt}`);
      const response = await fetch(`http://127.0.0.1:${port}${PATH}`, { headers: { authorization } });
      await response.text();
      if (response.status !== 401) throw new Error(`A wrong login is answered with ${response.status}`);
      tried += 1;
    }
  };
  const guessers = Promise.all(Array.from({ length: GUESSERS }, (_, number) => guesser(number)));
  const p99_ms = await work();
  end.abort();
  await guessers;
  return { p99_ms, tried_per_second: (tried * 1000) / (performance.now() - began) };
}
