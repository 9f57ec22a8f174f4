import { Doc } from '../doc.decorator.js';
import { Flag, Integer, Text } from '../rules/attribute.decorator.js';
import { IsBetween } from '../rules/range.rule.js';
import { IsCron } from './cron.rule.js';
import { ImageFilters, Owners } from './listing.rule.js';
import { IsTimeZone } from './time-zone.rule.js';

/** Longest interval between two runs, in minutes: thirty days. */
const LONGEST_INTERVAL = 30 * 24 * 60;

/** Attributes inside `sync` to update the sync settings. Attributes that are not sent keep their values. */
export class UpdateSyncSettingsDto {
  @Doc('Whether the compute resource is synced on a schedule.')
  @Flag()
  enabled?: boolean | null;

  @Doc("Minutes between two runs; null means the worker's default. Cannot be combined with cron.")
  @Integer()
  @IsBetween(1, LONGEST_INTERVAL)
  interval_minutes?: number | null;

  @Doc('Schedule in the five fields of crontab; null to use an interval.')
  @Text()
  @IsCron()
  cron?: string | null;

  @Doc('Time zone of cron, for example Europe/Berlin; null means UTC.')
  @Text()
  @IsTimeZone()
  time_zone?: string | null;

  @Doc('Number of images that a run may always remove without approval; 0 means none, null means no such number.')
  @Integer()
  @IsBetween(0, 1_000_000)
  removal_floor?: number | null;

  @Doc('Percentage of images that a run may remove without approval; 0 means none, null means no such percentage.')
  @Integer()
  @IsBetween(0, 100)
  removal_percent?: number | null;

  @Doc(
    'Percentage of images that may be superseded between two runs: older than all that the source keeps of the same product, they are removed without approval; 0 means none, null means what the kind is known for.',
  )
  @Integer()
  @IsBetween(0, 100)
  turnover_percent?: number | null;

  @Doc('Maximum requests per minute that the worker sends to the account; null means no limit.')
  @Integer()
  @IsBetween(1, 1_000_000)
  requests_per_minute?: number | null;

  @Doc('EC2: owners whose images are listed: self, amazon, aws-marketplace or account ids; null means self.')
  @Owners()
  owners?: string[] | null;

  @Doc('EC2: filters of DescribeImages, each NAME=VALUE. Values of one filter are joined with OR, filters with AND.')
  @ImageFilters()
  filters?: string[] | null;
}
