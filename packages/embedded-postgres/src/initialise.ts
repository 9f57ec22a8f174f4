import { execFile } from 'node:child_process';
import { chown, mkdtemp, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { writeSecret } from '@image-catalog/secrets';
import type { Binaries } from './binaries.js';
import { CATALOG_NAME, type Cluster } from './cluster.js';
import { serverEnvironment } from './environment.js';
import { explainFailure } from './explain-failure.js';
import type { Identity } from './identity.js';

const run = promisify(execFile);

/** What is needed to create a cluster. */
export interface NewCluster {
  cluster: Cluster;
  binaries: Binaries;
  identity: Identity | undefined;
  durable: boolean;
  password: string;
}

/** Creates an empty cluster if there is none, under a temporary name first: initdb may be interrupted. */
export async function initialise({ cluster, binaries, identity, durable, password }: NewCluster): Promise<void> {
  if (await stat(join(cluster.data, 'PG_VERSION')).catch(() => undefined)) return;
  const passwordFile = await writeSecret(cluster.home, password, identity);
  const aside = await mkdtemp(join(cluster.home, 'data-'));
  try {
    if (identity) await chown(aside, identity.uid, identity.gid);
    await run(binaries.initdb, initdbArguments(aside, passwordFile, durable), {
      ...identity,
      cwd: cluster.home,
      env: serverEnvironment(),
    });
    await rename(aside, cluster.data);
  } catch (error) {
    await rm(aside, { recursive: true, force: true });
    const madeMeanwhile = await stat(join(cluster.data, 'PG_VERSION')).catch(() => undefined);
    if (!madeMeanwhile) throw explainFailure(saidBy(error), { folder: cluster.folder });
  } finally {
    await rm(passwordFile, { force: true });
  }
}

function initdbArguments(data: string, passwordFile: string, durable: boolean): string[] {
  // The builtin locale sorts and folds alike on every machine. The system's locale may differ.
  const locale = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const access = [`--username=${CATALOG_NAME}`, '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  const haste = durable ? [] : ['--no-sync', '--no-data-checksums'];
  return [`--pgdata=${data}`, ...access, ...locale, '--no-instructions', ...haste];
}

function saidBy(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'stderr' in error && error.stderr ? error.stderr : error;
}
