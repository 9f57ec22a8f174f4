import type { ComputeResourceView, PartsView, SyncView, VersionView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { type ApiClient, computeResourcePath } from '../api-client.js';
import { type ApiOptions, openApi, printAnswer, withApiOptions } from '../api-command.js';
import { Exit } from '../exit.js';
import { readRows } from '../print-list.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** Everything that `status` shows. */
interface Status {
  url: string;
  version: VersionView;
  parts: PartsView;
  compute_resources: SyncView[];
}

/** Adds `status`: the installation at a glance. */
export function addStatusCommand(program: Command, shell: Shell): void {
  withApiOptions(program.command('status'))
    .description('show version, database, worker and the last sync of each compute resource')
    .addHelpText('after', '\nExit codes: 0 all is well, 1 something is not, 2 wrong usage.')
    .action(show.bind(null, shell));
}

async function show(shell: Shell, options: ApiOptions): Promise<void> {
  const status = await readStatus(openApi(shell, options));
  const faults = faultsOf(status);
  printAnswer(shell, options, { ...status, faults }, [...partLines(shell, status), '', ...sourceLines(shell, status)]);
  for (const fault of faults) shell.warn(fault);
  if (faults.length > 0) throw new Exit(1);
}

async function readStatus(api: ApiClient): Promise<Status> {
  const version = await api.get<VersionView>('catalog/version');
  const parts = await api.get<PartsView>('catalog/parts');
  const resources = await readRows<ComputeResourceView>(api, 'compute_resources', {});
  const compute_resources: SyncView[] = [];
  for (const { id } of resources)
    compute_resources.push(await api.get<SyncView>(`${computeResourcePath(String(id))}/sync`));
  return { url: api.url, version, parts, compute_resources };
}

function partLines({ paint }: Shell, { url, version, parts, compute_resources }: Status): string[] {
  const word = (isWell: boolean) => (isWell ? paint('green', 'ok') : paint('red', 'FAIL'));
  const { database, workers, disk } = parts;
  const synced = compute_resources.filter(({ last_run }) => last_run !== null).length;
  return [
    `Image Catalog ${version.version} at ${url}, with the API of Foreman ${version.foreman_version}`,
    `Database  ${word(database.active)}  PostgreSQL ${database.version}, answered in ${database.duration_ms} ms`,
    ...(disk === null ? [] : [`Disk      ${word(disk.errors.length === 0)}  ${gigabytes(disk.free_bytes)} free`]),
    `Worker    ${word(workers > 0)}  ${workers} connected`,
    `Sources   ${compute_resources.length}, of which ${synced} were synced`,
  ];
}

function gigabytes(bytes: number | null): string {
  return bytes === null ? 'unknown' : `${(bytes / 2 ** 30).toFixed(1)} GiB`;
}

function sourceLines({ paint }: Shell, { compute_resources }: Status): string[] {
  const rows = compute_resources.map(({ compute_resource_id: id, compute_resource_name, ...sync }) => [
    id,
    compute_resource_name,
    sync.last_run?.state ?? 'never',
    sync.last_run?.ended_at ?? sync.last_run?.started_at ?? null,
    sync.inventory.present,
    sync.inventory.missing,
    sync.pending_plans,
    sync.next_due_at,
  ]);
  const titles = ['ID', 'COMPUTE RESOURCE', 'LAST SYNC', 'AT', 'IMAGES', 'MISSING', 'PLANS', 'NEXT SYNC'];
  return table(titles, rows, { nothing: 'No compute resources.', paint });
}

/** What an operator should look at, in sentences. */
function faultsOf({ parts, compute_resources }: Status): string[] {
  return [
    ...(parts.workers > 0 ? [] : ['No worker is connected to the database: start one.']),
    ...(parts.disk?.errors ?? []),
    ...compute_resources.flatMap((source) => sourceFaults(source)),
  ];
}

function sourceFaults({ compute_resource_name: name, last_run, pending_plans }: SyncView): string[] {
  const ending = { failed: 'failed', partial: 'was partial' }[String(last_run?.state)];
  return [
    ...(ending === undefined ? [] : [`${name}: the last sync ${ending}: ${last_run?.reason ?? 'no reason given'}`]),
    ...(pending_plans > 0 ? [`${name}: plans wait for approval: image-catalog plans list '${name}'`] : []),
  ];
}
