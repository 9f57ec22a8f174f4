import type { ListView, SyncPlanShowView, SyncPlanView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
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
import { endAs, Exit, EXIT_CODES_HELP, TIMED_OUT } from '../exit.js';
import { failureLines, itemLines } from '../run-lines.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

interface ApproveOptions extends ApiOptions {
  wait: boolean;
  timeout: number;
}

const PAUSE_MS = 500;

/** Adds `plans`: removals that runs propose and a person approves or rejects. */
export function addPlansCommands(program: Command, shell: Shell): void {
  const plans = program.command('plans').description('approve or reject removals that runs propose');
  withApiOptions(plans.command('list <compute-resource>'))
    .description('list plans, newest first')
    .option('--search <search>', 'filter the list, for example "state = pending"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 20)
    .action(list.bind(null, shell));
  withApiOptions(plans.command('show <compute-resource> <plan>'))
    .description('show a plan and the images that it would remove')
    .option('--limit <number>', 'maximum number of images to list, up to 1,000', wholeNumber, 100)
    .action(show.bind(null, shell));
  withApiOptions(plans.command('approve <compute-resource> <plan> <plan-hash>'))
    .description('approve the list with the hash that "plans show" printed, and wait until it is applied')
    .option('--no-wait', 'do not wait')
    .option('--timeout <seconds>', 'maximum time to wait', wholeNumber, 60)
    .addHelpText('after', EXIT_CODES_HELP)
    .action(approve.bind(null, shell));
  withApiOptions(plans.command('reject <compute-resource> <plan>'))
    .description('reject a plan: none of its images is removed')
    .action(reject.bind(null, shell));
}

async function list(shell: Shell, computeResource: string, options: ListOptions): Promise<void> {
  const path = `${pathOf(computeResource)}?${listQuery(options)}`;
  const plans = await openApi(shell, options).get<ListView<SyncPlanView>>(path);
  const rows = plans.results.map((plan) => [
    plan.id,
    plan.state,
    plan.items,
    plan.created_at,
    plan.decided_by,
    plan.failure ?? plan.reason,
  ]);
  const titles = ['PLAN', 'STATE', 'IMAGES', 'MADE', 'DECIDED BY', 'REASON'];
  printAnswer(shell, options, plans, table(titles, rows, { nothing: 'No plans found.', paint: shell.paint }));
}

async function show(shell: Shell, computeResource: string, id: string, options: ListOptions): Promise<void> {
  const api = openApi(shell, options);
  const plan = await api.get<SyncPlanShowView>(`${pathOf(computeResource, id)}?per_page=${options.limit}`);
  printAnswer(shell, options, plan, itemLines(plan));
}

async function approve(
  shell: Shell,
  computeResource: string,
  plan: string,
  hash: string,
  options: ApproveOptions,
): Promise<void> {
  const api = openApi(shell, options);
  const path = pathOf(computeResource, plan);
  const approved = await api.post<SyncPlanView>(`${path}/approve`, { plan_hash: hash });
  const ended = options.wait ? await applied(shell, api, path, options.timeout) : approved;
  printAnswer(shell, options, ended, [`Plan ${ended.id} is ${ended.state}.`, ...failureLines(ended)]);
  if (ended.state === 'stale') endAs('held');
  if (ended.state === 'failed') endAs('failed');
}

/** Waits until a worker has applied an approved plan. @throws Exit when none does so in time. */
async function applied(shell: Shell, api: ApiClient, path: string, seconds: number): Promise<SyncPlanView> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const plan = await api.get<SyncPlanView>(path);
    if (plan.state !== 'approved') return plan;
    if (performance.now() > deadline) {
      shell.warn(`Plan ${plan.id} is approved, but no worker has applied it yet.`);
      throw new Exit(TIMED_OUT);
    }
    await sleep(PAUSE_MS);
  }
}

async function reject(shell: Shell, computeResource: string, id: string, options: ApiOptions): Promise<void> {
  const plan = await openApi(shell, options).post<SyncPlanView>(`${pathOf(computeResource, id)}/reject`, {});
  printAnswer(shell, options, plan, [`Plan ${plan.id} is ${plan.state}.`]);
}

const pathOf = (computeResource: string, ...below: string[]) =>
  computeResourcePath(computeResource, 'sync_plans', ...below);
