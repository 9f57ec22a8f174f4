import type { SyncPlanShowView, SyncRequestView, SyncRunShowView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { type ApiClient, computeResourcePath } from '../api-client.js';
import { type ApiOptions, asksApi, openApi, tellAnswer, wholeNumber } from '../api-command.js';
import { endAs, EXIT_CODES_HELP } from '../exit.js';
import { awaitBeginning, followRun } from '../follow-run.js';
import { itemLines, runLines } from '../run-lines.js';
import type { Shell } from '../shell.js';

interface SyncOptions extends ApiOptions {
  dryRun?: true;
  wait: boolean;
  timeout?: number;
}

/** How many items of a plan are printed; `plans show` prints more. */
const SHOWN_ITEMS = 100;

/** Adds `sync`: sync a compute resource now. */
export function addSyncCommand(program: Command, shell: Shell): void {
  asksApi(program.command('sync <compute-resource>'))
    .description('sync a compute resource now, by its id or name, and show the result')
    .option('--dry-run', 'change nothing, and show what would be removed')
    .option('--no-wait', 'request the sync and do not wait for it')
    .option('--timeout <seconds>', 'longest time to wait', wholeNumber)
    .addHelpText('after', EXIT_CODES_HELP)
    .action(sync.bind(null, shell));
}

async function sync(shell: Shell, computeResource: string, options: SyncOptions): Promise<void> {
  const api = openApi(shell, options);
  const path = computeResourcePath(computeResource);
  const request = await api.post<SyncRequestView>(`${path}/sync`, { sync: { dry_run: options.dryRun ?? false } });
  if (!options.wait) {
    tellAnswer(shell, options, request, [`Request ${request.id} waits for a worker.`]);
    return;
  }
  const deadline = options.timeout === undefined ? Infinity : performance.now() + options.timeout * 1000;
  const begun = await awaitBeginning(shell, api, path, request, deadline);
  if (begun.sync_run_id === null) {
    const { state = 'failed', reason = null } = begun.outcome ?? {};
    tellAnswer(shell, options, begun, [`The request ${state}: ${reason ?? 'without a reason'}`]);
    return endAs(state);
  }
  const run = await followRun(shell, api, path, begun.sync_run_id, deadline);
  await tellRun(shell, api, path, run, options);
  endAs(run.state);
}

/** Prints how a run ended, and what it proposes to remove. */
async function tellRun(
  shell: Shell,
  api: ApiClient,
  path: string,
  run: SyncRunShowView,
  options: ApiOptions,
): Promise<void> {
  if (run.sync_plan_id === null) return tellAnswer(shell, options, run, runLines(run));
  const plan = await api.get<SyncPlanShowView>(`${path}/sync_plans/${run.sync_plan_id}?per_page=${SHOWN_ITEMS}`);
  tellAnswer(shell, options, { ...run, sync_plan: plan }, [...runLines(run), ...itemLines(plan)]);
}
