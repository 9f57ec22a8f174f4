import type {
  ListView,
  TargetPlanItemView,
  TargetPlanView,
  TargetRunShowView,
  TargetRunView,
  TargetView,
} from '@image-catalog/spec';
import { requiredSetting } from '@image-catalog/database';
import type { Command } from 'commander';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiClient } from '../api-client.js';
import {
  type ApiOptions,
  givenOf,
  type ListOptions,
  listQuery,
  openApi,
  printAnswer,
  wholeNumber,
  withApiOptions,
} from '../api-command.js';
import { endAs, Exit, EXIT_CODES_HELP, TIMED_OUT } from '../exit.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** Attributes of a target, as options. */
interface TargetOptions extends ApiOptions {
  foremanUser: string;
  organization?: string;
  location?: string;
  search?: string;
  createParents?: true;
  takeOver?: true;
  computeResource?: string[];
}

interface SyncOptions extends ApiOptions {
  dryRun?: true;
  wait: boolean;
  timeout: number;
}

interface PlanOptions extends ApiOptions {
  approve?: string;
  reject?: true;
}

const PAUSE_MS = 500;

/** How many images of a plan are shown. */
const SHOWN_ITEMS = 1_000;

/** Adds `targets`: Foremans that are kept in step with this catalog. */
export function addTargetsCommands(program: Command, shell: Shell): void {
  const targets = program.command('targets').description('Foremans that are kept in step with this catalog');
  withApiOptions(targets.command('list'))
    .description('list targets')
    .option('--search <search>', 'filter the list, for example "enabled = true"')
    .option('--limit <number>', 'maximum number to list', wholeNumber, 100)
    .action(list.bind(null, shell));
  withApiOptions(targets.command('add <name> <address>'))
    .description('add a Foreman; TARGET_PASSWORD holds the password or token of the user there')
    .requiredOption('--foreman-user <login>', 'user to log in with there')
    .option('--organization <title>', 'organization to act in there')
    .option('--location <title>', 'location to act in there')
    .option('--search <search>', 'images that go there, for example "name ~ debian" (default: all)')
    .option('--create-parents', 'make operating systems and architectures that are missing there')
    .option('--take-over', 'take over images that people made there')
    .option('--compute-resource <id=name...>', 'compute resources that have another name there, for example 3=cloud')
    .action(add.bind(null, shell));
  withApiOptions(targets.command('show <target>'))
    .description('show a target with its last runs')
    .action(show.bind(null, shell));
  withApiOptions(targets.command('sync <target>'))
    .description('compare a target now, and wait for the end')
    .option('--dry-run', 'say what would be done, and send nothing')
    .option('--no-wait', 'do not wait')
    .option('--timeout <seconds>', 'maximum time to wait', wholeNumber, 600)
    .addHelpText('after', EXIT_CODES_HELP)
    .action(sync.bind(null, shell));
  withApiOptions(targets.command('plan <target> [plan]'))
    .description('list the plans of a target, or show, approve or reject one')
    .option('--approve <plan-hash>', 'approve the list with the hash that was shown')
    .option('--reject', 'reject the plan: none of its images is removed')
    .action(plan.bind(null, shell));
}

async function list(shell: Shell, options: ListOptions): Promise<void> {
  const targets = await openApi(shell, options).get<ListView<TargetView>>(`targets?${listQuery(options)}`);
  const rows = targets.results.map((target) => [
    target.id,
    target.name,
    target.address,
    target.enabled ? 'yes' : 'no',
    target.images_count,
    target.due_at ?? 'now',
  ]);
  const titles = ['TARGET', 'NAME', 'ADDRESS', 'ENABLED', 'IMAGES', 'DUE'];
  printAnswer(shell, options, targets, table(titles, rows, { nothing: 'No targets found.', paint: shell.paint }));
}

async function add(shell: Shell, name: string, address: string, options: TargetOptions): Promise<void> {
  const password = requiredSetting(shell.environment, 'TARGET_PASSWORD', 'Set it to the password of --foreman-user.');
  const target = givenOf({
    name,
    address,
    user: options.foremanUser,
    password,
    organization: options.organization,
    location: options.location,
    search: options.search,
    creates_parents: options.createParents,
    takes_over: options.takeOver,
    compute_resource_names: options.computeResource,
  });
  const added = await openApi(shell, options).post<TargetView>('targets', { target });
  printAnswer(shell, options, added, [
    `Added target ${added.id}, ${added.name}. To see what it would get: image-catalog targets sync ${added.id} --dry-run`,
  ]);
}

async function show(shell: Shell, name: string, options: ApiOptions): Promise<void> {
  const api = openApi(shell, options);
  const target = await api.get<TargetView>(pathOf(name));
  const runs = await api.get<ListView<TargetRunView>>(`${pathOf(name, 'runs')}?per_page=10`);
  const rows = runs.results.map((run) => [run.id, run.state, run.created_at, countsOf(run), run.reason ?? '']);
  printAnswer(shell, options, { ...target, runs: runs.results }, [
    `${target.name}: ${target.address} as ${target.user}, ${target.images_count} images`,
    `search: ${target.search || 'all images'}`,
    ...table(['RUN', 'STATE', 'MADE', 'IMAGES', 'REASON'], rows, { nothing: 'No runs yet.', paint: shell.paint }),
  ]);
}

async function sync(shell: Shell, name: string, options: SyncOptions): Promise<void> {
  const api = openApi(shell, options);
  const body = { target_run: { dry_run: options.dryRun ?? false } };
  const requested = await api.post<TargetRunShowView>(pathOf(name, 'sync'), body);
  const run = options.wait ? await ended(shell, api, name, requested.id, options.timeout) : requested;
  printAnswer(shell, options, run, [
    `Run ${run.id} ${run.state}: ${countsOf(run) || 'nothing yet'}.`,
    ...(run.reason === null ? [] : [run.reason]),
    ...run.lines.map((line) =>
      [`${line.action} ${line.name} (${line.uuid} in ${line.compute_resource})`, line.reason]
        .filter((part) => part !== null)
        .join(': '),
    ),
  ]);
  if (run.state === 'partial' || run.state === 'held' || run.state === 'failed') endAs(run.state);
}

/** Waits until a worker has ended a run. @throws Exit when none does so in time */
async function ended(shell: Shell, api: ApiClient, name: string, id: number, seconds: number) {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const run = await api.get<TargetRunShowView>(pathOf(name, 'runs', String(id)));
    if (run.state !== 'waiting' && run.state !== 'running') return run;
    if (performance.now() > deadline) {
      shell.warn(`Run ${id} is ${run.state}, and has not ended in time.`);
      throw new Exit(TIMED_OUT);
    }
    await sleep(PAUSE_MS);
  }
}

async function plan(shell: Shell, name: string, id: string | undefined, options: PlanOptions): Promise<void> {
  if (id === undefined) return listPlans(shell, name, options);
  const api = openApi(shell, options);
  const path = pathOf(name, 'plans', id);
  if (options.approve !== undefined || options.reject) {
    const decided = options.reject
      ? await api.post<TargetPlanView>(`${path}/reject`, {})
      : await api.post<TargetPlanView>(`${path}/approve`, { plan_hash: options.approve });
    return printAnswer(shell, options, decided, [`Plan ${decided.id} is ${decided.state}.`]);
  }
  const shown = await api.get<TargetPlanView>(path);
  const items = await api.get<ListView<TargetPlanItemView>>(`${path}/items?per_page=${SHOWN_ITEMS}`);
  const rows = items.results.map((item) => [
    item.their_id,
    item.name,
    item.uuid,
    item.compute_resource,
    item.outcome ?? '',
    item.reason ?? '',
  ]);
  const titles = ['IMAGE', 'NAME', 'UUID', 'COMPUTE RESOURCE', 'OUTCOME', 'REASON'];
  printAnswer(shell, options, { ...shown, results: items.results }, [
    `Plan ${shown.id} is ${shown.state}: ${shown.reason}`,
    ...table(titles, rows, { nothing: 'It has no images.', paint: shell.paint }),
    `To approve exactly these ${shown.items} images: image-catalog targets plan ${name} ${shown.id} --approve ${shown.plan_hash}`,
  ]);
}

async function listPlans(shell: Shell, name: string, options: ApiOptions): Promise<void> {
  const plans = await openApi(shell, options).get<ListView<TargetPlanView>>(`${pathOf(name, 'plans')}?per_page=20`);
  const rows = plans.results.map((one) => [one.id, one.state, one.items, one.created_at, one.reason]);
  const titles = ['PLAN', 'STATE', 'IMAGES', 'MADE', 'REASON'];
  printAnswer(shell, options, plans, table(titles, rows, { nothing: 'No plans found.', paint: shell.paint }));
}

function countsOf({ counters }: Pick<TargetRunView, 'counters'>): string {
  return Object.entries(counters)
    .map(([what, count]) => `${count} ${what}`)
    .join(', ');
}

const pathOf = (name: string, ...below: string[]) => ['targets', name, ...below].map(encodeURIComponent).join('/');
