import type { SyncPlanShowView, SyncRequestView, SyncRunShowView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { type ApiClient, computeResourcePath } from '../api-client.js';
import { type ApiOptions, withApiOptions, openApi, printAnswer, wholeNumber } from '../api-command.js';
import { endAs, EXIT_CODES_HELP } from '../exit.js';
import { awaitStart, followRun } from '../follow-run.js';
import { itemLines, runLines } from '../run-lines.js';
import type { Shell } from '../shell.js';

interface SyncOptions extends ApiOptions {
  dryRun?: true;
  wait: boolean;
  timeout?: number;
}

/** Maximum number of plan items to print. `plans show` lists more. */
const SHOWN_ITEMS = 100;

/** Adds `sync`: sync a compute resource now. */
export function addSyncCommand(program: Command, shell: Shell): void {
  withApiOptions(program.command('sync <compute-resource>'))
    .description('sync a compute resource now, by its id or name, and print the result')
    .option('--dry-run', 'only propose: change nothing, and print what would be removed')
    .option('--no-wait', 'queue the request, and do not wait for its end')
    .option('--timeout <seconds>', 'maximum time to wait', wholeNumber)
    .addHelpText('after', EXIT_CODES_HELP)
    .action(sync.bind(null, shell));
}

async function sync(shell: Shell, computeResource: string, options: SyncOptions): Promise<void> {
  const api = openApi(shell, options);
  const path = computeResourcePath(computeResource);
  const request = await api.post<SyncRequestView>(`${path}/sync`, { sync: { dry_run: options.dryRun ?? false } });
  if (!options.wait) {
    printAnswer(shell, options, request, [`Request ${request.id} is pending.`]);
    return;
  }
  const deadline = options.timeout === undefined ? Infinity : performance.now() + options.timeout * 1000;
  const startedRequest = await awaitStart(shell, api, path, request, deadline);
  if (startedRequest.sync_run_id === null) {
    const { state = 'failed', reason = null } = startedRequest.outcome ?? {};
    printAnswer(shell, options, startedRequest, [`The request ${state}: ${reason ?? 'no reason given'}`]);
    return endAs(state);
  }
  const run = await followRun(shell, api, path, startedRequest.sync_run_id, deadline);
  await printRun(shell, api, path, run, options);
  endAs(run.state);
}

/** Prints the result of a run and the removals that it proposes. */
async function printRun(
  shell: Shell,
  api: ApiClient,
  path: string,
  run: SyncRunShowView,
  options: ApiOptions,
): Promise<void> {
  if (run.sync_plan_id === null) return printAnswer(shell, options, run, runLines(run));
  const plan = await api.get<SyncPlanShowView>(`${path}/sync_plans/${run.sync_plan_id}?per_page=${SHOWN_ITEMS}`);
  printAnswer(shell, options, { ...run, sync_plan: plan }, [...runLines(run), ...itemLines(plan)]);
}
