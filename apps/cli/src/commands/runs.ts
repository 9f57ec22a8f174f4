import type { ListView, SyncChangeView, SyncRunShowView, SyncRunView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { type ApiClient, computeResourcePath } from '../api-client.js';
import {
  type ApiOptions,
  type ListOptions,
  listQuery,
  openApi,
  printAnswer,
  wholeNumber,
  withApiOptions,
} from '../api-command.js';
import { runLines, runTable } from '../run-lines.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** Adds `runs`: the syncs of a compute resource. */
export function addRunsCommands(program: Command, shell: Shell): void {
  const runs = program.command('runs').description('show, follow and cancel runs of a compute resource');
  withApiOptions(runs.command('list <compute-resource>'))
    .description('list runs, newest first')
    .option('--search <search>', 'filter the list, for example "state = failed"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 20)
    .action(list.bind(null, shell));
  withApiOptions(runs.command('show <compute-resource> [run]'))
    .description('show a run with its scopes and reasons; by default the last')
    .action(show.bind(null, shell));
  withApiOptions(runs.command('changes <compute-resource> [run]'))
    .description('list the images that a run created, changed or found missing; by default the last run')
    .option('--search <search>', 'filter the list, for example "change = missing"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 100)
    .action(changes.bind(null, shell));
  withApiOptions(runs.command('cancel <compute-resource> <run>'))
    .description('cancel a run')
    .action(cancel.bind(null, shell));
}

async function list(shell: Shell, computeResource: string, options: ListOptions): Promise<void> {
  const path = `${pathOf(computeResource)}?${listQuery(options)}`;
  const runs = await openApi(shell, options).get<ListView<SyncRunView>>(path);
  printAnswer(shell, options, runs, runTable(runs.results, shell.paint));
}

async function show(
  shell: Shell,
  computeResource: string,
  run: string | undefined,
  options: ApiOptions,
): Promise<void> {
  const api = openApi(shell, options);
  const id = run ?? (await lastRun(api, computeResource));
  const shown = await api.get<SyncRunShowView>(pathOf(computeResource, id));
  printAnswer(shell, options, shown, runLines(shown));
}

async function changes(
  shell: Shell,
  computeResource: string,
  run: string | undefined,
  options: ListOptions,
): Promise<void> {
  const api = openApi(shell, options);
  const id = run ?? (await lastRun(api, computeResource));
  const path = `${pathOf(computeResource, id)}/changes?${listQuery(options)}`;
  const found = await api.get<ListView<SyncChangeView>>(path);
  const rows = found.results.map(({ change, uuid, name, scope, state }) => [change, uuid, name, scope, state]);
  printAnswer(shell, options, found, [
    ...table(['CHANGE', 'UUID', 'NAME', 'SCOPE', 'STATE'], rows, { nothing: 'No changes found.', paint: shell.paint }),
    `${found.results.length} of ${found.subtotal} changes of run ${id}`,
  ]);
}

async function cancel(shell: Shell, computeResource: string, run: string, options: ApiOptions): Promise<void> {
  const shown = await openApi(shell, options).post<SyncRunShowView>(`${pathOf(computeResource, run)}/cancel`, {});
  printAnswer(shell, options, shown, [`Requested the cancellation of run ${shown.id}.`]);
}

/** Finds the newest run that was not a rehearsal. @throws Error when there is none. */
async function lastRun(api: ApiClient, computeResource: string): Promise<string> {
  const query = listQuery({ search: 'dry_run = false', limit: 1 });
  const { results } = await api.get<ListView<SyncRunView>>(`${pathOf(computeResource)}?${query}`);
  const [last] = results;
  if (last === undefined) throw new Error(`${computeResource} has no run yet. "image-catalog sync" starts one.`);
  return String(last.id);
}

const pathOf = (computeResource: string, ...below: string[]) =>
  computeResourcePath(computeResource, 'sync_runs', ...below);
