import type { ComputeResourceView, ImageView } from '@image-catalog/spec';
import type { Command } from 'commander';
import { computeResourcePath } from '../api-client.js';
import { openApi } from '../api-command.js';
import { type Columns, printRows, readRows, type WholeListOptions, withListOptions } from '../print-list.js';
import type { Shell } from '../shell.js';

const COLUMNS: Columns<ImageView> = [
  ['ID', ({ id }) => id],
  ['NAME', ({ name }) => name],
  ['OPERATING SYSTEM', ({ operatingsystem_name }) => operatingsystem_name],
  ['ARCHITECTURE', ({ architecture_name }) => architecture_name],
  ['USERNAME', ({ username }) => username],
  ['COMPUTE RESOURCE', ({ compute_resource_name }) => compute_resource_name],
  ['UUID', ({ uuid }) => uuid],
];

/** Adds `images`: the images of the catalog. */
export function addImagesCommands(program: Command, shell: Shell): void {
  const images = program.command('images').description('list the images of the catalog');
  withListOptions(
    images.command('list [compute-resource]'),
    'filter the list, for example "name ~ debian and username = cloud"',
  )
    .description('list images, of one compute resource or of all')
    .action(list.bind(null, shell));
}

async function list(shell: Shell, computeResource: string | undefined, options: WholeListOptions): Promise<void> {
  const api = openApi(shell, options);
  const { search, limit = Infinity } = options;
  const parents =
    computeResource === undefined
      ? await readRows<ComputeResourceView>(api, 'compute_resources', {})
      : // Images are listed below an id only.
        [await api.get<ComputeResourceView>(computeResourcePath(computeResource))];
  const images: ImageView[] = [];
  for (const { id } of parents) {
    const left = limit - images.length;
    if (left > 0)
      images.push(
        ...(await readRows<ImageView>(api, computeResourcePath(String(id), 'images'), {
          ...(search !== undefined && { search }),
          limit: left,
        })),
      );
  }
  printRows(shell, options, images, COLUMNS, 'No images found.');
}
