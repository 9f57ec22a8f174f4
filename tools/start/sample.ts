import { withDataSource } from '@image-catalog/database';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Catalog, type ListedImage } from './catalog.ts';
import { Problem } from './problem.ts';
import { drawTable } from './table.ts';
import { waitFor } from './wait.ts';

const SYNC_SECONDS = 90;
const SHOWN = 20;

/** The folder of the repository from which the worker may read files. */
export const EXAMPLES = 'examples';
const INDEX = 'simplestreams/streams/v1/index.json';

/** Parameters for adding the sample. */
export interface SampleOptions {
  repository: string;
  /** URL of the API. */
  url: string;
  password: string;
  databaseUrl: string;
  interrupt: AbortSignal;
}

/** The sample's compute resource, and a table of its images for the terminal. */
export interface Sample {
  computeResource: number;
  table: string;
}

/** Adds the sample's compute resource if it is missing, and waits until it is synced. @throws Problem */
export async function addSample(options: SampleOptions): Promise<Sample> {
  const catalog = new Catalog(options.url, options.password);
  const computeResource = await catalog.ensureComputeResource({
    name: 'Sample images',
    provider: 'Simplestreams',
    url: pathToFileURL(join(options.repository, EXAMPLES, INDEX)).href,
  });
  const run = await waitFor(() => readEndedRun(options.databaseUrl, computeResource), {
    seconds: SYNC_SECONDS,
    everyMs: 500,
    signal: options.interrupt,
  });
  if (run === undefined) throw new Problem(`The first sync of the sample did not end within ${SYNC_SECONDS} seconds.`);
  const images = await catalog.listImages(computeResource);
  if (images.length > 0) return { computeResource, table: drawImages(images) };
  throw new Problem(
    `The sync of the sample ended as "${run.state}" without an image: ${run.reason ?? 'no reason given'}.`,
  );
}

function drawImages(images: ListedImage[]): string {
  const shown = images.slice(0, SHOWN);
  const table = drawTable(
    ['id', 'name', 'operating system', 'architecture', 'username'],
    shown.map((image) => [image.id, image.name, image.operatingsystem_name, image.architecture_name, image.username]),
  );
  return images.length > SHOWN ? `${table}\n... and ${images.length - SHOWN} more` : table;
}

interface EndedRun {
  state: string;
  reason: string | null;
}

function readEndedRun(url: string, computeResource: number): Promise<EndedRun | undefined> {
  return withDataSource(url, 'image-catalog start', async (database) => {
    const [run] = await database.query<EndedRun[]>(
      `SELECT state, reason FROM sync_runs WHERE compute_resource_id = $1 AND state <> 'running'
       ORDER BY generation DESC LIMIT 1`,
      [computeResource],
    );
    return run;
  });
}
