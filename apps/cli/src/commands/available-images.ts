import type { AvailableImageView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { computeResourcePath } from '../api-client.js';
import { openApi } from '../api-command.js';
import { type Columns, printRows, type WholeListOptions, withListOptions } from '../print-list.js';
import type { Shell } from '../shell.js';

const COLUMNS: Columns<AvailableImageView> = [
  ['NAME', ({ name }) => name],
  ['UUID', ({ uuid }) => uuid],
];

/** Adds `available-images`: what a compute resource holds, in the catalog or not. */
export function addAvailableImagesCommands(program: Command, shell: Shell): void {
  const available = program
    .command('available-images')
    .description('list what a compute resource holds, whether it is in the catalog or not');
  withListOptions(available.command('list <compute-resource>'), 'only images whose name or uuid contains this text')
    .description('list the available images of the last sync; "explain" says why one was not imported')
    .action(list.bind(null, shell));
}

// The route knows neither search nor pages, as Foreman's does not.
async function list(shell: Shell, computeResource: string, options: WholeListOptions): Promise<void> {
  const path = computeResourcePath(computeResource, 'available_images');
  const all = await openApi(shell, options).get<AvailableImageView[]>(path);
  const text = options.search?.toLowerCase() ?? '';
  const found = all.filter(({ name, uuid }) => `${name}\n${uuid}`.toLowerCase().includes(text));
  printRows(shell, options, found.slice(0, options.limit), COLUMNS, 'No available images found.');
}
