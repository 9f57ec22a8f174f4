import type { SyncSettingsView, SyncView } from '@image-catalog/spec';
import { type Command, InvalidArgumentError } from 'commander';
import { computeResourcePath } from '../api-client.js';
import { type ApiOptions, asksApi, numberOrNone, openApi, requireSaid, saidOf, tellAnswer } from '../api-command.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** The options that describe settings: undefined when not given, null for the default. */
interface SettingsOptions extends ApiOptions {
  enabled?: boolean;
  intervalMinutes?: number | null;
  cron?: string;
  timeZone?: string;
  removalFloor?: number | null;
  removalPercent?: number | null;
  requestsPerMinute?: number | null;
  owner?: string[] | false;
  filter?: string[] | false;
}

/** Adds `settings`: how a compute resource is synced. */
export function addSettingsCommands(program: Command, shell: Shell): void {
  const settings = program.command('settings').description('how a compute resource is synced');
  asksApi(settings.command('show <compute-resource>'))
    .description('show the schedule, and what a run may remove without approval')
    .action(show.bind(null, shell));
  asksApi(settings.command('set <compute-resource>'))
    .description('change the given settings')
    .option('--enabled', 'sync by schedule')
    .option('--no-enabled', 'sync only on request')
    .option('--interval-minutes <number>', "minutes between two syncs; none for the worker's default", numberOrNone)
    .option('--cron <line>', 'when to sync, as in crontab, instead of an interval')
    .option('--time-zone <name>', 'of cron, for example Europe/Berlin; empty for UTC')
    .option('--removal-floor <number>', 'how many images a run may always remove; none for no floor', numberOrNone)
    .option(
      '--removal-percent <number>',
      'percentage of images that a run may remove; none for no percentage',
      numberOrNone,
    )
    .option('--requests-per-minute <number>', 'most requests a minute to the account; none for no limit', numberOrNone)
    .option(
      '--owner <owner>',
      'EC2: owner of images: self, amazon, aws-marketplace or an account; may be repeated',
      more,
    )
    .option('--no-owner', 'EC2: only images of the account itself')
    .option('--filter <name=value>', 'EC2: filter of images, for example name=debian-12-*; may be repeated', more)
    .option('--no-filter', 'EC2: all images')
    .addHelpText(
      'after',
      '\nOther owners or filters make another source: what its first sync does not find waits as a plan.',
    )
    .action(change.bind(null, shell));
}

async function show(shell: Shell, computeResource: string, options: ApiOptions): Promise<void> {
  const sync = await openApi(shell, options).get<SyncView>(`${computeResourcePath(computeResource)}/sync`);
  // What is never synced has no settings to show.
  if (sync.state === 'unsupported') throw new Error(sync.message ?? 'This compute resource is not synced.');
  tellAnswer(shell, options, sync.settings, settingLines(sync.settings));
}

async function change(shell: Shell, computeResource: string, options: SettingsOptions): Promise<void> {
  const body = bodyOf(options);
  requireSaid(body);
  const path = `${computeResourcePath(computeResource)}/sync`;
  const { settings } = await openApi(shell, options).put<SyncView>(path, { sync: body });
  tellAnswer(shell, options, settings, settingLines(settings));
}

function settingLines(settings: SyncSettingsView): string[] {
  const rows = Object.entries(settings).map(([name, value]: [string, SyncSettingsView[keyof SyncSettingsView]]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value === null ? null : String(value),
  ]);
  return table(['SETTING', 'VALUE'], rows);
}

/** Maps options to fields of the API, without those that were not given. */
function bodyOf(options: SettingsOptions): Record<string, unknown> {
  return saidOf({
    enabled: options.enabled,
    interval_minutes: options.intervalMinutes,
    cron: options.cron,
    time_zone: options.timeZone,
    removal_floor: options.removalFloor,
    removal_percent: options.removalPercent,
    requests_per_minute: options.requestsPerMinute,
    owners: options.owner === false ? null : options.owner,
    filters: options.filter === false ? null : options.filter,
  });
}

/** Collects the values of a repeated option. */
function more(value: string, before: string[] | false | undefined): string[] {
  if (value === '') throw new InvalidArgumentError('It must not be empty.');
  return [...(before || []), value];
}
