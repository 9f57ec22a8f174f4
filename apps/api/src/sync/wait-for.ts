import { setTimeout as sleep } from 'node:timers/promises';

/** The first pause between two looks, in milliseconds; each is half as long again as the one before. */
const FIRST_PAUSE = 50;
const LONGEST_PAUSE = 500;

/** Looks again and again until there is something, for a bounded time; undefined when there was nothing to its end. */
export async function waitFor<Result>(
  look: () => Promise<Result | undefined>,
  seconds: number,
): Promise<Result | undefined> {
  const end = performance.now() + seconds * 1000;
  for (let pause = FIRST_PAUSE; ; pause = Math.min(pause * 1.5, LONGEST_PAUSE)) {
    const found = await look();
    const left = end - performance.now();
    if (found !== undefined || left <= 0) return found;
    await sleep(Math.min(pause, left));
  }
}
