import type { ListView, SyncChangeView, SyncRunShowView, SyncRunView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { type ApiClient, computeResourcePath } from '../api-client.js';
import {
  type ApiOptions,
  asksApi,
  type ListOptions,
  listQuery,
  openApi,
  tellAnswer,
  wholeNumber,
} from '../api-command.js';
import { runLines, runTable } from '../run-lines.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** Adds `runs`: finished runs and the one under way. */
export function addRunsCommands(program: Command, shell: Shell): void {
  const runs = program.command('runs').description('syncs of a compute resource and what they found');
  asksApi(runs.command('list <compute-resource>'))
    .description('list runs, the newest first')
    .option('--search <search>', 'narrow the list, for example "state = failed"')
    .option('--limit <number>', 'how many to list', wholeNumber, 20)
    .action(list.bind(null, shell));
  asksApi(runs.command('show <compute-resource> [run]'))
    .description('show a run with its scopes and their reasons; without a number the last run')
    .action(show.bind(null, shell));
  asksApi(runs.command('changes <compute-resource> [run]'))
    .description('list what a run created, changed and found missing; without a number the last run')
    .option('--search <search>', 'narrow the list, for example "change = missing"')
    .option('--limit <number>', 'how many to list', wholeNumber, 100)
    .action(changes.bind(null, shell));
  asksApi(runs.command('cancel <compute-resource> <run>')).description('cancel a run').action(cancel.bind(null, shell));
}

async function list(shell: Shell, computeResource: string, options: ListOptions): Promise<void> {
  const path = `${pathOf(computeResource)}?${listQuery(options)}`;
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
  const shown = await api.get<SyncRunShowView>(pathOf(computeResource, id));
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
  const path = `${pathOf(computeResource, id)}/changes?${listQuery(options)}`;
  const found = await api.get<ListView<SyncChangeView>>(path);
  const rows = found.results.map(({ change, uuid, name, scope, state }) => [change, uuid, name, scope, state]);
  tellAnswer(shell, options, found, [
    ...table(['CHANGE', 'UUID', 'NAME', 'SCOPE', 'STATE'], rows),
    `${found.results.length} of ${found.subtotal} changes of run ${id}`,
  ]);
}

async function cancel(shell: Shell, computeResource: string, run: string, options: ApiOptions): Promise<void> {
  const shown = await openApi(shell, options).post<SyncRunShowView>(`${pathOf(computeResource, run)}/cancel`, {});
  tellAnswer(shell, options, shown, [`Run ${shown.id} is asked to end.`]);
}

/** Finds the newest run that is no rehearsal. @throws Error when there is none. */
async function lastRun(api: ApiClient, computeResource: string): Promise<string> {
  const query = listQuery({ search: 'dry_run = false', limit: 1 });
  const { results } = await api.get<ListView<SyncRunView>>(`${pathOf(computeResource)}?${query}`);
  const [last] = results;
  if (last === undefined)
    throw new Error(`There is no run of ${computeResource} yet; "image-catalog sync" starts one.`);
  return String(last.id);
}

const pathOf = (computeResource: string, ...below: string[]) =>
  computeResourcePath(computeResource, 'sync_runs', ...below);
