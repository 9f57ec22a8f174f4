import {
  type AdoptedLine,
  AdoptionComparison,
  givePasswords,
  inTransactions,
  rehearse,
  undoAdoption,
} from '@image-catalog/catalog';
import { requiredSetting, setReadOnly, takeCommandLock, withDataSource } from '@image-catalog/database';
import { Sealer } from '@image-catalog/secrets';
import type { Command } from 'commander';
import { adopt } from '../adopt/adopt.js';
import { compare } from '../adopt/compare.js';
import { foremanAddress, ForemanApi, ForemanRefused } from '@image-catalog/client';
import { readPasswords } from '../adopt/passwords.js';
import { AdoptionCounts } from '../adopt/progress.js';
import { openReport, type Report } from '../adopt/report.js';
import { databaseUrl } from '../database-url.js';
import type { Shell } from '../shell.js';

interface Given {
  user: string;
  dryRun?: true;
  verify?: true;
  undo?: true;
  report?: string[];
  passwords?: string;
  readOnly?: true;
}

type Database = Parameters<Parameters<typeof withDataSource>[2]>[0];

/** Adds `adopt`: moves in from a Foreman, by its API. */
export function addAdoptCommand(program: Command, shell: Shell): void {
  program
    .command('adopt <address>')
    .description('bring in the images of a Foreman, with all that they need, its roles and its users')
    .option('--user <login>', 'user to log in with; the role Viewer is enough', 'admin')
    .option('--dry-run', 'show what would be brought in, and write nothing')
    .option('--report <file...>', 'write a line for every row: JSON when the name ends in .json, else CSV')
    .option(
      '--passwords <file>',
      'JSON file with the password of each compute resource, by name; those are synced then',
    )
    .option('--read-only', 'close this catalog to changes until "image-catalog read-only off"')
    .option('--verify', 'compare it with this catalog, and write nothing')
    .option('--undo', 'take back what was brought in, as long as nothing has been built on it')
    .addHelpText(
      'after',
      '\nFOREMAN_PASSWORD (or FOREMAN_PASSWORD_FILE) holds the password or a personal access token of the user.' +
        '\nRun it again after a break, or to bring in what has changed. See docs/moving-in.md.',
    )
    .action((given: string, options: Given) => run(shell, given, options));
}

async function run(shell: Shell, given: string, options: Given): Promise<void> {
  const address = foremanAddress(given);
  await withDataSource(await databaseUrl(shell), 'image-catalog adopt', async (database) => {
    if (!(await takeCommandLock(database, 'adoption')))
      throw new Error('Another adoption is running. Wait until it has ended.');
    if (options.undo) return undo(shell, database, address);
    const password = requiredSetting(shell.environment, 'FOREMAN_PASSWORD', 'Set it to the password of --user.');
    const api = new ForemanApi({ address, user: options.user, password });
    if (options.verify) return verify(shell, database, api);
    if (options.readOnly && !options.dryRun) await setReadOnly(database.manager, true);
    await adoptAll(shell, database, api, options);
  });
}

async function undo(shell: Shell, database: Database, address: string): Promise<void> {
  for (const { plural, rows } of await undoAdoption(database, address)) shell.print(`${plural}: ${rows} deleted`);
}

async function verify(shell: Shell, database: Database, api: ForemanApi): Promise<void> {
  const { lines, differing } = await compare(api, await AdoptionComparison.of(database, api.address), shell);
  for (const line of lines) shell.print(line);
  if (differing > 0) throw new Error(`${differing} rows differ.`);
  shell.print('Both hold the same.');
}

async function adoptAll(shell: Shell, database: Database, api: ForemanApi, options: Given): Promise<void> {
  const passwords = options.passwords === undefined ? undefined : await readPasswords(options.passwords);
  const counts = new AdoptionCounts(shell.screen);
  const reports = await Promise.all((options.report ?? []).map(openReport));
  if (options.dryRun) await rehearse(database, (transact) => report(adopt(api, transact, counts), reports));
  else await report(adopt(api, inTransactions(database), counts), reports).catch(adviseAfterBreak);
  for (const line of counts.lines()) shell.print(line);
  if (options.dryRun) return shell.print('This was a dry run: nothing was written.');
  if (passwords !== undefined) await givePasswordsTo(shell, database, passwords);
  for (const line of nextSteps(counts, options)) shell.print(line);
}

/** @throws the error, with what to do when Foreman could not be reached any more */
function adviseAfterBreak(error: unknown): never {
  if (!(error instanceof ForemanRefused) || error.status !== undefined) throw error;
  throw new Error(`${error.message} What was brought in so far stays; run it again.`, { cause: error });
}

async function report(adopted: AsyncIterable<readonly AdoptedLine[]>, reports: readonly Report[]): Promise<void> {
  try {
    for await (const lines of adopted) for (const line of lines) for (const one of reports) one.add(line);
  } finally {
    await Promise.all(reports.map((one) => one.close()));
  }
}

async function givePasswordsTo(shell: Shell, database: Database, passwords: ReadonlyMap<string, string>) {
  const key = requiredSetting(shell.environment, 'SEALING_PUBLIC_KEY', 'It seals the passwords of --passwords.');
  const { given, unknown } = await givePasswords(database, await Sealer.of(key), passwords);
  shell.print(`Passwords given to ${given.length} compute resources; they are synced from now on.`);
  if (unknown.length > 0) shell.warn(`No compute resource has these names: ${unknown.join(', ')}`);
}

function nextSteps(counts: AdoptionCounts, { readOnly }: Given): string[] {
  return [
    ...(counts.count('refused') > 0 ? ['Some rows were refused. --report shows why.'] : []),
    'Compute resources are not synced before they have a password: adopt again with --passwords FILE.',
    'Users are disabled. To let one in: "image-catalog users reset-password LOGIN", then enable the user.',
    ...(readOnly ? ['The catalog is read-only. When people switch over: "image-catalog read-only off".'] : []),
  ];
}
