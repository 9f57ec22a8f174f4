import { setTimeout as sleep } from 'node:timers/promises';

/** Asks again and again until an answer comes; undefined when the time is over. @throws AbortError when told to stop. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined>,
  { seconds, everyMs, signal }: { seconds: number; everyMs: number; signal: AbortSignal },
): Promise<T | undefined> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined || Date.now() >= end) return answer;
    await sleep(everyMs, undefined, { signal });
  }
}
