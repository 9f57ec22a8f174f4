import type { SyncRequestView, SyncRunShowView } from '@image-catalog/spec';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './api-client.js';
import { Exit, WAITED_IN_VAIN } from './exit.js';
import { ProgressLine } from './progress.js';
import type { Shell } from './shell.js';

const PAUSE_MS = 500;

/** After this a person wonders why nothing happens. */
const SILENT_MS = 10_000;

/** Waits until a worker has begun a request, or ended it without a run; null for no limit. @throws Exit after `deadline`. */
export async function awaitBeginning(
  shell: Shell,
  api: ApiClient,
  path: string,
  request: SyncRequestView,
  deadline: number,
): Promise<SyncRequestView> {
  let silentUntil = performance.now() + SILENT_MS;
  for (;;) {
    const now = await api.get<SyncRequestView>(`${path}/sync/requests/${request.id}`);
    if (now.sync_run_id !== null || now.state === 'ended') return now;
    if (performance.now() > deadline) throw waitedInVain(shell, `No worker has taken request ${request.id}.`);
    if (performance.now() > silentUntil) {
      shell.complain('No worker has taken it yet: is one running, and does it know this kind of compute resource?');
      silentUntil = Infinity;
    }
    await sleep(PAUSE_MS);
  }
}

/** Shows how a run goes on until it has ended. @throws Exit after `deadline`. */
export async function followRun(
  shell: Shell,
  api: ApiClient,
  path: string,
  id: number,
  deadline: number,
): Promise<SyncRunShowView> {
  const line = new ProgressLine(shell.screen);
  try {
    // A stream ends after a while, and goes on where the run is.
    for (;;) {
      for await (const run of events(api, `${path}/sync_runs/${id}/events`)) {
        line.show(run);
        if (run.state !== 'running') return run;
        if (performance.now() > deadline) throw waitedInVain(shell, `Run ${id} goes on without this command.`);
      }
      await sleep(PAUSE_MS);
    }
  } finally {
    line.end();
  }
}

async function* events(api: ApiClient, path: string): AsyncGenerator<SyncRunShowView> {
  for await (const line of api.lines(path)) {
    if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length)) as SyncRunShowView;
  }
}

function waitedInVain(shell: Shell, sentence: string): Exit {
  shell.complain(sentence);
  return new Exit(WAITED_IN_VAIN);
}
