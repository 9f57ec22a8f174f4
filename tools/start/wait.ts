import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until there is a result; undefined after the timeout. @throws AbortError when stopped. */
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
