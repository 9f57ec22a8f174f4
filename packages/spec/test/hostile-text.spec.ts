import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterEach, expect, it } from '@jest/globals';

/** Far more than the second that it takes: what looks at a text once for each of its characters takes an hour. */
const PATIENCE_MS = 60_000;

let worker: Worker;

afterEach(() => worker.terminate());

// A thread of its own, because nothing else can stop a regular expression that never ends.
it(
  'judges every attribute of a hundred thousand hostile characters without hanging',
  async () => {
    worker = new Worker(new URL('hostile-text.js', import.meta.url));

    const end = once(worker, 'exit', { signal: AbortSignal.timeout(PATIENCE_MS) });

    await expect(end).resolves.toEqual([0]);
  },
  PATIENCE_MS + 5_000,
);
