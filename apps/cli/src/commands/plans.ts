import type { ListView, SyncPlanShowView, SyncPlanView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
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
import { endAs, Exit, EXIT_CODES_HELP, TIMED_OUT } from '../exit.js';
import { failureLines, itemLines } from '../run-lines.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

interface ApproveOptions extends ApiOptions {
  wait: boolean;
  timeout: number;
}

const PAUSE_MS = 500;

/** Adds `plans`: removals that runs propose and people decide about. */
export function addPlansCommands(program: Command, shell: Shell): void {
  const plans = program.command('plans').description('removals that runs propose and a person decides about');
  asksApi(plans.command('list <compute-resource>'))
    .description('list plans, the newest first')
    .option('--search <search>', 'narrow the list, for example "state = pending"')
    .option('--limit <number>', 'how many to list', wholeNumber, 20)
    .action(list.bind(null, shell));
  asksApi(plans.command('show <compute-resource> <plan>'))
    .description('show a plan with what it would remove')
    .option('--limit <number>', 'how many images to list, 1,000 at most', wholeNumber, 100)
    .action(show.bind(null, shell));
  asksApi(plans.command('approve <compute-resource> <plan> <plan-hash>'))
    .description('approve exactly what "plans show" listed under this hash, and wait until it is applied')
    .option('--no-wait', 'do not wait')
    .option('--timeout <seconds>', 'longest time to wait', wholeNumber, 60)
    .addHelpText('after', EXIT_CODES_HELP)
    .action(approve.bind(null, shell));
  asksApi(plans.command('reject <compute-resource> <plan>'))
    .description('reject a plan, so that it removes nothing')
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
  tellAnswer(shell, options, plans, table(['PLAN', 'STATE', 'IMAGES', 'MADE', 'DECIDED BY', 'REASON'], rows));
}

async function show(shell: Shell, computeResource: string, id: string, options: ListOptions): Promise<void> {
  const api = openApi(shell, options);
  const plan = await api.get<SyncPlanShowView>(`${pathOf(computeResource, id)}?per_page=${options.limit}`);
  tellAnswer(shell, options, plan, itemLines(plan));
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
  tellAnswer(shell, options, ended, [`Plan ${ended.id} is ${ended.state}.`, ...failureLines(ended)]);
  if (ended.state === 'stale') endAs('held');
  if (ended.state === 'failed') endAs('failed');
}

/** Waits until a worker has carried out an approved plan. @throws Exit after the timeout. */
async function applied(shell: Shell, api: ApiClient, path: string, seconds: number): Promise<SyncPlanView> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const plan = await api.get<SyncPlanView>(path);
    if (plan.state !== 'approved') return plan;
    if (performance.now() > deadline) {
      shell.complain(`Plan ${plan.id} is approved, and no worker has applied it yet.`);
      throw new Exit(TIMED_OUT);
    }
    await sleep(PAUSE_MS);
  }
}

async function reject(shell: Shell, computeResource: string, id: string, options: ApiOptions): Promise<void> {
  const plan = await openApi(shell, options).post<SyncPlanView>(`${pathOf(computeResource, id)}/reject`, {});
  tellAnswer(shell, options, plan, [`Plan ${plan.id} is ${plan.state}.`]);
}

const pathOf = (computeResource: string, ...below: string[]) =>
  computeResourcePath(computeResource, 'sync_plans', ...below);
