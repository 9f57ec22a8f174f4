import type { ComputeResourceView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { openApi } from '../api-command.js';
import { type Columns, printRows, readRows, type WholeListOptions, withListOptions } from '../print-list.js';
import type { Shell } from '../shell.js';

const COLUMNS: Columns<ComputeResourceView> = [
  ['ID', ({ id }) => id],
  ['NAME', ({ name }) => name],
  ['PROVIDER', ({ provider }) => provider],
  ['URL', ({ url }) => url],
  ['DESCRIPTION', ({ description }) => description],
];

/** Adds `compute-resources`: where images come from. */
export function addComputeResourcesCommands(program: Command, shell: Shell): void {
  const resources = program.command('compute-resources').description('list the compute resources');
  withListOptions(resources.command('list'), 'filter the list, for example "provider = EC2"')
    .description('list compute resources; "status" shows how their syncs ended')
    .action(list.bind(null, shell));
}

async function list(shell: Shell, options: WholeListOptions): Promise<void> {
  const rows = await readRows<ComputeResourceView>(openApi(shell, options), 'compute_resources', options);
  printRows(shell, options, rows, COLUMNS, 'No compute resources found.');
}
