import type { SyncRequestView, SyncRunShowView, SyncView } from '@image-catalog/spec';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from './api-client.js';
import { Exit, TIMED_OUT } from './exit.js';
import { ProgressLine } from './progress.js';
import type { Shell } from './shell.js';

const PAUSE_MS = 500;

/** When to explain a silence: after ten seconds, and then every minute. */
const SILENT_MS = 10_000;
const AGAIN_MS = 60_000;

/** Reports, now and then, how long nothing has happened, and the reason that the API knows. */
class Silence {
  private since = performance.now();
  private tellsAt = this.since + SILENT_MS;

  constructor(
    private readonly shell: Shell,
    private readonly api: ApiClient,
    private readonly path: string,
    private readonly what: string,
  ) {}

  /** Resets the time. */
  ends(): void {
    this.since = performance.now();
    this.tellsAt = this.since + SILENT_MS;
  }

  async lasts(): Promise<void> {
    if (performance.now() < this.tellsAt) return;
    this.tellsAt = performance.now() + AGAIN_MS;
    const { message } = await this.api.get<SyncView>(`${this.path}/sync`);
    const time = `${Math.round((performance.now() - this.since) / 1000)} s`;
    const cause = message ?? 'Workers are connected; GET /health of each tells whether it is well.';
    this.shell.complain(`${this.what} for ${time}. ${cause} Ctrl-C ends this command, not the request.`);
  }
}

/** Waits until a worker has begun a request, or ended it without a run. @throws Exit after `deadline`. */
export async function awaitBeginning(
  shell: Shell,
  api: ApiClient,
  path: string,
  request: SyncRequestView,
  deadline: number,
): Promise<SyncRequestView> {
  const silence = new Silence(shell, api, path, `No worker has taken request ${request.id}`);
  for (;;) {
    const now = await api.get<SyncRequestView>(`${path}/sync/requests/${request.id}`);
    if (now.sync_run_id !== null || now.state === 'ended') return now;
    if (performance.now() > deadline) throw timedOut(shell, `No worker has taken request ${request.id}.`);
    await silence.lasts();
    await sleep(PAUSE_MS);
  }
}

/** Shows the progress of a run until it has ended. @throws Exit after `deadline`. */
export async function followRun(
  shell: Shell,
  api: ApiClient,
  path: string,
  id: number,
  deadline: number,
): Promise<SyncRunShowView> {
  const line = new ProgressLine(shell.screen);
  const silence = new Silence(shell, api, path, `Run ${id} has not moved`);
  let last = '';
  try {
    // A stream ends after a while, and goes on where the run is.
    for (;;) {
      for await (const run of events(api, `${path}/sync_runs/${id}/events`)) {
        if (run !== null) {
          line.show(run);
          if (run.state !== 'running') return run;
          if (JSON.stringify(run.counters) !== last) silence.ends();
          last = JSON.stringify(run.counters);
        }
        await silence.lasts();
        if (performance.now() > deadline) throw timedOut(shell, `Run ${id} goes on without this command.`);
      }
      await sleep(PAUSE_MS);
    }
  } finally {
    line.end();
  }
}

/** Streams the states of a run; null when the stream reports no change. */
async function* events(api: ApiClient, path: string): AsyncGenerator<SyncRunShowView | null> {
  for await (const line of api.lines(path)) {
    if (line.startsWith('data: ')) yield JSON.parse(line.slice('data: '.length)) as SyncRunShowView;
    else if (line.startsWith(':')) yield null;
  }
}

function timedOut(shell: Shell, sentence: string): Exit {
  shell.complain(sentence);
  return new Exit(TIMED_OUT);
}
