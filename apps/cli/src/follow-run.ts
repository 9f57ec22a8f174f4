import type { SyncRequestView, SyncRunShowView, SyncView } from '@image-catalog/spec';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './api-client.js';
import { Exit, TIMED_OUT } from './exit.js';
import { ProgressLine } from './progress.js';
import type { Shell } from './shell.js';

const PAUSE_MS = 500;

/** Time without progress before the first notice, and between later ones. */
const SILENT_MS = 10_000;
const AGAIN_MS = 60_000;

/** Reports from time to time how long there was no progress, and the reason that the API knows. */
class Silence {
  private since = performance.now();
  private reportAt = this.since + SILENT_MS;

  constructor(
    private readonly shell: Shell,
    private readonly api: ApiClient,
    private readonly path: string,
    private readonly what: string,
  ) {}

  /** There was progress. */
  ends(): void {
    this.since = performance.now();
    this.reportAt = this.since + SILENT_MS;
  }

  async lasts(): Promise<void> {
    if (performance.now() < this.reportAt) return;
    this.reportAt = performance.now() + AGAIN_MS;
    const { message } = await this.api.get<SyncView>(`${this.path}/sync`);
    const time = `${Math.round((performance.now() - this.since) / 1000)} s`;
    const cause = message ?? 'Workers are connected. Check GET /health of each worker.';
    this.shell.warn(`${this.what} for ${time}. ${cause} Ctrl-C ends this command, not the request.`);
  }
}

/** Waits until a worker has started a request, or ended it without a run. @throws Exit after `deadline`. */
export async function awaitStart(
  shell: Shell,
  api: ApiClient,
  path: string,
  request: SyncRequestView,
  deadline: number,
): Promise<SyncRequestView> {
  const silence = new Silence(shell, api, path, `No worker has started request ${request.id}`);
  for (;;) {
    const now = await api.get<SyncRequestView>(`${path}/sync/requests/${request.id}`);
    if (now.sync_run_id !== null || now.state === 'ended') return now;
    if (performance.now() > deadline) throw timedOut(shell, `No worker has started request ${request.id}.`);
    await silence.lasts();
    await sleep(PAUSE_MS);
  }
}

/** Shows the progress of a run until it ends. @throws Exit after `deadline`. */
export async function followRun(
  shell: Shell,
  api: ApiClient,
  path: string,
  id: number,
  deadline: number,
): Promise<SyncRunShowView> {
  const line = new ProgressLine(shell.screen);
  const silence = new Silence(shell, api, path, `Run ${id} has made no progress`);
  let last = '';
  try {
    // The API ends a stream after a while. The next one continues.
    for (;;) {
      for await (const run of events(api, `${path}/sync_runs/${id}/events`)) {
        if (run !== null) {
          line.show(run);
          if (run.state !== 'running') return run;
          if (JSON.stringify(run.counters) !== last) silence.ends();
          last = JSON.stringify(run.counters);
        }
        await silence.lasts();
        if (performance.now() > deadline) throw timedOut(shell, `Run ${id} continues without this command.`);
      }
      await sleep(PAUSE_MS);
    }
  } finally {
    line.end();
  }
}

/** Yields each state of a run, and null for each keep-alive of the stream. */
async function* events(api: ApiClient, path: string): AsyncGenerator<SyncRunShowView | null> {
  for await (const line of api.lines(path)) {
    if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length)) as SyncRunShowView;
    else if (line.startsWith(':')) yield null;
  }
}

function timedOut(shell: Shell, sentence: string): Exit {
  shell.warn(sentence);
  return new Exit(TIMED_OUT);
}
