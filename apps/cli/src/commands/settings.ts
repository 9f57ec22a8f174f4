import type { SyncSettingsView, SyncView } from '@image-catalog/spec';
import { type Command, InvalidArgumentError } from 'commander';
import { computeResourcePath } from '../api-client.js';
import {
  type ApiOptions,
  withApiOptions,
  numberOrNone,
  openApi,
  requireChange,
  givenOf,
  printAnswer,
} from '../api-command.js';
import type { Shell } from '../shell.js';
import { table } from '../table.js';

/** Sync settings as options. Null clears a setting. */
interface SettingsOptions extends ApiOptions {
  enabled?: boolean;
  intervalMinutes?: number | null;
  cron?: string;
  timeZone?: string;
  removalFloor?: number | null;
  removalPercent?: number | null;
  turnoverPercent?: number | null;
  requestsPerMinute?: number | null;
  owner?: string[] | false;
  filter?: string[] | false;
}

/** Adds `settings`: the sync settings of a compute resource. */
export function addSettingsCommands(program: Command, shell: Shell): void {
  const settings = program.command('settings').description('show and change the sync settings of a compute resource');
  withApiOptions(settings.command('show <compute-resource>'))
    .description('show the schedule, the limits and what may be removed without approval')
    .action(show.bind(null, shell));
  withApiOptions(settings.command('set <compute-resource>'))
    .description('change the given settings')
    .option('--enabled', 'sync on a schedule')
    .option('--no-enabled', 'sync only on request')
    .option('--interval-minutes <number>', "minutes between two runs; none means the worker's default", numberOrNone)
    .option('--cron <line>', 'schedule in the form of crontab, instead of an interval')
    .option('--time-zone <name>', 'time zone of cron, for example Europe/Berlin; empty means UTC')
    .option('--removal-floor <number>', 'images that a run may always remove; none turns this off', numberOrNone)
    .option('--removal-percent <number>', 'percentage that a run may remove; none turns this off', numberOrNone)
    .option(
      '--turnover-percent <number>',
      'percentage of images that a publisher may have replaced by newer builds; none: as usual for its kind',
      numberOrNone,
    )
    .option('--requests-per-minute <number>', 'limit of requests per minute; none: no limit', numberOrNone)
    .option('--owner <owner>', 'EC2: list images of self, amazon, aws-marketplace or an account id; repeatable', more)
    .option('--no-owner', 'EC2: list images of the account itself')
    .option('--filter <name=value>', 'EC2: filter of the listing, for example name=debian-12-*; repeatable', more)
    .option('--no-filter', 'EC2: list all images')
    .addHelpText(
      'after',
      '\nAfter a change of owners or filters, the next run holds removals of images that it no longer lists, as a pending plan.',
    )
    .action(change.bind(null, shell));
}

async function show(shell: Shell, computeResource: string, options: ApiOptions): Promise<void> {
  const sync = await openApi(shell, options).get<SyncView>(`${computeResourcePath(computeResource)}/sync`);
  // A kind without sync has no settings.
  if (sync.state === 'unsupported') throw new Error(sync.message ?? 'This compute resource is not synced.');
  printAnswer(shell, options, sync.settings, settingLines(sync.settings));
}

async function change(shell: Shell, computeResource: string, options: SettingsOptions): Promise<void> {
  const body = bodyOf(options);
  requireChange(body);
  const path = `${computeResourcePath(computeResource)}/sync`;
  const { settings } = await openApi(shell, options).put<SyncView>(path, { sync: body });
  printAnswer(shell, options, settings, settingLines(settings));
}

function settingLines(settings: SyncSettingsView): string[] {
  const rows = Object.entries(settings).map(([name, value]: [string, SyncSettingsView[keyof SyncSettingsView]]) => [
    name,
    Array.isArray(value) ? value.join(', ') : value === null ? null : String(value),
  ]);
  return table(['SETTING', 'VALUE'], rows);
}

/** Maps the given options to attributes of the API. */
function bodyOf(options: SettingsOptions): Record<string, unknown> {
  return givenOf({
    enabled: options.enabled,
    interval_minutes: options.intervalMinutes,
    cron: options.cron,
    time_zone: options.timeZone,
    removal_floor: options.removalFloor,
    removal_percent: options.removalPercent,
    turnover_percent: options.turnoverPercent,
    requests_per_minute: options.requestsPerMinute,
    owners: options.owner === false ? null : options.owner,
    filters: options.filter === false ? null : options.filter,
  });
}

/** Collects the values of a repeatable option. */
function more(value: string, before: string[] | false | undefined): string[] {
  if (value === '') throw new InvalidArgumentError('It must not be empty.');
  return [...(before || []), value];
}
