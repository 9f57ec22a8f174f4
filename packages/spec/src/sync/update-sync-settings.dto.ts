import { Doc } from '../doc.decorator.js';
import { Flag, Integer, Text } from '../rules/attribute.decorator.js';
import { IsBetween } from '../rules/range.rule.js';
import { IsCron } from './cron.rule.js';
import { ImageFilters, Owners } from './listing.rule.js';
import { IsTimeZone } from './time-zone.rule.js';

/** Pauses between two looks, in minutes: one at least, thirty days at most. */
const LONGEST_INTERVAL = 30 * 24 * 60;

/** What a client sends inside `sync` to change how a compute resource is synced; only what is given changes. */
export class UpdateSyncSettingsDto {
  @Doc('Whether the compute resource is looked at by schedule.')
  @Flag()
  enabled?: boolean | null;

  @Doc("Minutes between two looks; null for the worker's own interval. Excludes cron.")
  @Integer()
  @IsBetween(1, LONGEST_INTERVAL)
  interval_minutes?: number | null;

  @Doc('When to look, in the five fields of crontab; null for an interval.')
  @Text()
  @IsCron()
  cron?: string | null;

  @Doc('Time zone of cron, for example Europe/Berlin; null for UTC.')
  @Text()
  @IsTimeZone()
  time_zone?: string | null;

  @Doc('How many images a run may always remove without approval; 0 for none, null for no floor.')
  @Integer()
  @IsBetween(0, 1_000_000)
  removal_floor?: number | null;

  @Doc('How many of a hundred images a run may remove without approval; 0 for none, null for no share.')
  @Integer()
  @IsBetween(0, 100)
  removal_percent?: number | null;

  @Doc('How many requests a minute the worker may send to the account; null for no limit.')
  @Integer()
  @IsBetween(1, 1_000_000)
  requests_per_minute?: number | null;

  @Doc('EC2: whose images are listed: self, amazon, aws-marketplace or numbers of accounts; null for self.')
  @Owners()
  owners?: string[] | null;

  @Doc('EC2: which images are listed, each NAME=VALUE as DescribeImages has them; of one name any, of all names each.')
  @ImageFilters()
  filters?: string[] | null;
}
