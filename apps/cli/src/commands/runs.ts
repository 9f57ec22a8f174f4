import type { ListView, SyncChangeView, SyncRunShowView, SyncRunView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { type ApiClient, computeResourcePath } from '../api-client.js';
import { type ApiOptions, asksApi, openApi, tellAnswer, wholeNumber } from '../api-command.js';
import { runLines, runTable } from '../run-lines.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

interface ListOptions extends ApiOptions {
  search?: string;
  limit: number;
}

/** Adds `runs`: finished runs and the one under way. */
export function addRunsCommands(program: Command, shell: Shell): void {
  const runs = program.command('runs').description('syncs of a compute resource and what they found');
  asksApi(runs.command('list <compute-resource>'))
    .description('list runs, the newest first')
    .option('--search <search>', 'narrow the list, for example "state = failed"')
    .option('--limit <number>', 'how many to list', wholeNumber, 20)
    .action((computeResource: string, options: ListOptions) => list(shell, computeResource, options));
  asksApi(runs.command('show <compute-resource> [run]'))
    .description('show a run with its scopes and their reasons; without a number the last run')
    .action((computeResource: string, run: string | undefined, options: ApiOptions) =>
      show(shell, computeResource, run, options),
    );
  asksApi(runs.command('changes <compute-resource> [run]'))
    .description('list what a run created, changed and found missing; without a number the last run')
    .option('--search <search>', 'narrow the list, for example "change = missing"')
    .option('--limit <number>', 'how many to list', wholeNumber, 100)
    .action((computeResource: string, run: string | undefined, options: ListOptions) =>
      changes(shell, computeResource, run, options),
    );
  asksApi(runs.command('cancel <compute-resource> <run>'))
    .description('cancel a run')
    .action((computeResource: string, run: string, options: ApiOptions) =>
      cancel(shell, computeResource, run, options),
    );
}

async function list(shell: Shell, computeResource: string, options: ListOptions): Promise<void> {
  const path = `${computeResourcePath(computeResource)}/sync_runs?${listQuery(options)}`;
  const runs = await openApi(shell, options).get<ListView<SyncRunView>>(path);
  tellAnswer(shell, options, runs, runTable(runs.results));
}

async function show(
  shell: Shell,
  computeResource: string,
  run: string | undefined,
  options: ApiOptions,
): Promise<void> {
  const api = openApi(shell, options);
  const id = run ?? (await lastRun(api, computeResource));
  const shown = await api.get<SyncRunShowView>(
    `${computeResourcePath(computeResource)}/sync_runs/${encodeURIComponent(id)}`,
  );
  tellAnswer(shell, options, shown, runLines(shown));
}

async function changes(
  shell: Shell,
  computeResource: string,
  run: string | undefined,
  options: ListOptions,
): Promise<void> {
  const api = openApi(shell, options);
  const id = run ?? (await lastRun(api, computeResource));
  const path = `${computeResourcePath(computeResource)}/sync_runs/${encodeURIComponent(id)}/changes?${listQuery(options)}`;
  const found = await api.get<ListView<SyncChangeView>>(path);
  const rows = found.results.map(({ change, uuid, name, scope, state }) => [change, uuid, name, scope, state]);
  tellAnswer(shell, options, found, [
    ...table(['CHANGE', 'UUID', 'NAME', 'SCOPE', 'STATE'], rows),
    `${found.results.length} of ${found.subtotal} changes of run ${id}`,
  ]);
}

async function cancel(shell: Shell, computeResource: string, run: string, options: ApiOptions): Promise<void> {
  const path = `${computeResourcePath(computeResource)}/sync_runs/${encodeURIComponent(run)}/cancel`;
  const shown = await openApi(shell, options).post<SyncRunShowView>(path, {});
  tellAnswer(shell, options, shown, [`Run ${shown.id} is asked to end.`]);
}

/** Finds the newest run that is no rehearsal. @throws Error when there is none. */
async function lastRun(api: ApiClient, computeResource: string): Promise<string> {
  const query = listQuery({ search: 'dry_run = false', limit: 1 });
  const { results } = await api.get<ListView<SyncRunView>>(
    `${computeResourcePath(computeResource)}/sync_runs?${query}`,
  );
  const [last] = results;
  if (last === undefined) throw new Error(`Nobody has looked at ${computeResource} yet; "image-catalog sync" does.`);
  return String(last.id);
}

function listQuery({ search, limit }: { search?: string | undefined; limit: number }): string {
  return new URLSearchParams({ per_page: String(limit), ...(search !== undefined && { search }) }).toString();
}
