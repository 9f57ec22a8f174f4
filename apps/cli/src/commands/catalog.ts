import type { CatalogImageView, ListView, SyncPlanView, SyncRunView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { type ListOptions, listQuery, openApi, printAnswer, wholeNumber, withApiOptions } from '../api-command.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** Adds `catalog`: lists over all compute resources. */
export function addCatalogCommands(program: Command, shell: Shell): void {
  const catalog = program.command('catalog').description('list images, runs and plans of all compute resources');
  withApiOptions(catalog.command('images'))
    .description('list images with what their compute resources say of them')
    .option('--search <search>', 'filter the list, for example "state ^ (missing, hidden, drifted, unknown)"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 100)
    .action(images.bind(null, shell));
  withApiOptions(catalog.command('runs'))
    .description('list runs, newest first')
    .option('--search <search>', 'filter the list, for example "state = held"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 20)
    .action(runs.bind(null, shell));
  withApiOptions(catalog.command('plans'))
    .description('list plans, newest first')
    .option('--search <search>', 'filter the list, for example "state = pending"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 20)
    .action(plans.bind(null, shell));
}

async function images(shell: Shell, options: ListOptions): Promise<void> {
  const found = await openApi(shell, options).get<ListView<CatalogImageView>>(`catalog/images?${listQuery(options)}`);
  const rows = found.results.map((image) => [
    image.id,
    image.name,
    image.compute_resource_name,
    image.states.join(', '),
    image.source?.missing_since ?? image.source?.withdrawn_at ?? image.source?.drifted_at ?? null,
    `${image.operatingsystem_name}, ${image.architecture_name}`,
    image.states.includes('drifted') ? saidBy(image) : (image.source?.replacement ?? null),
  ]);
  const titles = ['IMAGE', 'NAME', 'COMPUTE RESOURCE', 'STATE', 'SINCE', 'SYSTEM', 'THE SOURCE SAYS'];
  printAnswer(shell, options, found, table(titles, rows, { nothing: 'No images found.', paint: shell.paint }));
}

function saidBy({ source }: CatalogImageView): string {
  return [source?.os, source?.architecture].filter(Boolean).join(', ');
}

async function runs(shell: Shell, options: ListOptions): Promise<void> {
  const found = await openApi(shell, options).get<ListView<SyncRunView>>(`catalog/sync_runs?${listQuery(options)}`);
  const rows = found.results.map((run) => [run.id, run.compute_resource_id, run.state, run.started_at, run.reason]);
  const titles = ['RUN', 'COMPUTE RESOURCE', 'STATE', 'STARTED', 'REASON'];
  printAnswer(shell, options, found, table(titles, rows, { nothing: 'No runs found.', paint: shell.paint }));
}

async function plans(shell: Shell, options: ListOptions): Promise<void> {
  const found = await openApi(shell, options).get<ListView<SyncPlanView>>(`catalog/sync_plans?${listQuery(options)}`);
  const rows = found.results.map((plan) => [
    plan.id,
    plan.compute_resource_id,
    plan.state,
    plan.items,
    plan.created_at,
    plan.failure ?? plan.reason,
  ]);
  const titles = ['PLAN', 'COMPUTE RESOURCE', 'STATE', 'IMAGES', 'MADE', 'REASON'];
  printAnswer(shell, options, found, table(titles, rows, { nothing: 'No plans found.', paint: shell.paint }));
}
