import { waitFor } from './wait.ts';
import { Problem } from './problem.ts';

const SECONDS = 120;
const REPORT_EVERY = 5;

/** Waits until a URL responds with 200, and reports long waits. @throws Problem after two minutes. */
export async function waitUntilReady(name: string, url: string, signal: AbortSignal): Promise<void> {
  const start = Date.now();
  let reported = 0;
  const ask = async () => {
    const waited = Math.floor((Date.now() - start) / 1000);
    if (waited >= reported + REPORT_EVERY) {
      reported = waited;
      console.log(`  waiting for the ${name} (${waited} s)`);
    }
    return (await answersOk(url)) || undefined;
  };
  const isReady = await waitFor(ask, { seconds: SECONDS, everyMs: 100, signal });
  if (!isReady) throw new Problem(`The ${name} did not respond on ${url} within ${SECONDS} seconds. Its log says why.`);
}

async function answersOk(url: string): Promise<boolean> {
  try {
    const { status } = await fetch(url, { signal: AbortSignal.timeout(5_000) });
    return status === 200;
  } catch {
    return false;
  }
}
