import { once } from 'node:events';
import { CATALOG_VERSION as version } from '@image-catalog/catalog';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COMMANDS } from './start/commands.ts';
import { LOGIN, requirePassword } from './start/admin.ts';
import { watchCallers } from './start/callers.ts';
import { type Installation, setUp } from './start/installation.ts';
import { HELP, type Options, readOptions, withoutDashes } from './start/options.ts';
import { Problem, say } from './start/problem.ts';
import { runPrograms } from './start/programs.ts';
import { addSample } from './start/sample.ts';
import { Started } from './start/started.ts';

const repository = join(fileURLToPath(import.meta.url), '..', '..');
const started = new Started();
const interrupt = listenForInterrupt();
process.exitCode = await main();

/** Runs the catalog until it is stopped, or a command until it ends; returns the exit code. */
async function main(): Promise<number> {
  let exitCode = 0;
  const words = withoutDashes(process.argv.slice(2));
  const command = COMMANDS[words[0] ?? ''];
  try {
    if (command) await command(words.slice(1), { repository, environment: process.env, started, interrupt });
    else await start(words);
  } catch (error) {
    // Ctrl-C is the normal way to stop a catalog. A backup or restore that was stopped has failed.
    if (command !== undefined || !interrupt.aborted) exitCode = report(error);
  }
  return (await started.stopAll()) ? exitCode : 1;
}

async function start(words: string[]): Promise<void> {
  const options = readOptions(words, repository);
  if (options.help) console.log(HELP);
  else await run(options);
}

async function run(options: Options): Promise<void> {
  const environment = process.env;
  const installation = await setUp(options, { environment, started, interrupt });
  const url = await runPrograms({ repository, installation, environment, started, interrupt });
  welcome(url, installation);
  await Promise.race([started.failure(), serve(options, url, installation)]);
}

async function serve(options: Options, url: string, installation: Installation): Promise<void> {
  if (options.sample) await showSample(url, installation);
  console.log('\nPress Ctrl-C to stop. Your data is kept.');
  if (!interrupt.aborted) await once(interrupt, 'abort');
}

function welcome(url: string, { access, folder }: Installation): void {
  console.log(`
Image Catalog is ready.

  Address   ${url}/api, documented at ${url}/docs
  Version   ${version}
  Login     ${LOGIN}
  Password  ${access.note}
  Logs      ${folder.logs}`);
}

// The catalog works without the sample, so an error is only reported.
async function showSample(url: string, { access, databaseUrl }: Installation): Promise<void> {
  try {
    console.log('\nAdding the sample and waiting for its first sync ...');
    const password = requirePassword(access);
    const { computeResource, table } = await addSample({ repository, url, password, databaseUrl, interrupt });
    console.log(
      `\n${table}\n\nTry:\n\n  curl -u ${access.inShell} '${url}/api/compute_resources/${computeResource}/images?search=name~ubuntu'`,
    );
  } catch (error) {
    if (!interrupt.aborted) report(error);
  }
}

function report(error: unknown): 1 {
  console.error(`\n${error instanceof Problem ? error.message : explainBug(error)}\n`);
  return 1;
}

function explainBug(error: unknown): string {
  return `Unexpected error: ${error instanceof Error ? (error.stack ?? error.message) : say(error)}`;
}

function listenForInterrupt(): AbortSignal {
  const controller = new AbortController();
  const listen = (signal: NodeJS.Signals) =>
    process.on(signal, () => {
      if (controller.signal.aborted) return started.killServices();
      console.log('\nStopping. Press Ctrl-C again to end the programs at once.');
      controller.abort();
    });
  (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).forEach(listen);
  watchCallers(() => {
    console.log('\nThe program that started Image Catalog has ended. Stopping.');
    controller.abort();
  });
  // Output to a closed terminal fails. That must not end this process before the database is stopped.
  for (const output of [process.stdout, process.stderr]) output.on('error', () => undefined);
  return controller.signal;
}
