import { Doc } from '../doc.decorator.js';
import { Flag, Integer, Secret, Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';
import { IsBetween } from '../rules/range.rule.js';
import { IsForemanAddress } from './foreman-address.rule.js';
import { PlaceNames } from './place-names.rule.js';

/** The longest address and search, in characters. */
const LONGEST = 2_000;

/** Longest time between two comparisons, in minutes: thirty days. */
const LONGEST_INTERVAL = 30 * 24 * 60;

/** Attributes inside `target` to create one. */
export class CreateTargetDto {
  @Doc('Name of the target, unique among all targets.')
  @Text()
  @IsPresent()
  name: string;

  @Doc('Address of the Foreman, for example https://foreman.example.com.')
  @Text(LONGEST)
  @IsPresent()
  @IsForemanAddress()
  address: string;

  @Doc('User to log in with there.')
  @Text()
  @IsPresent()
  user: string;

  @Doc('Password or personal access token of the user; write-only.')
  @Secret()
  password?: string | null;

  @Doc('Title of the organization to act in there; null for none.')
  @Text()
  organization?: string | null;

  @Doc('Title of the location to act in there; null for none.')
  @Text()
  location?: string | null;

  @Doc('Search over our images that says which of them go there; empty means all.')
  @Text(LONGEST)
  search?: string | null;

  @Doc('Whether operating systems and architectures that are missing there may be made; false by default.')
  @Flag()
  creates_parents?: boolean | null;

  @Doc('Whether images that people made there are taken over; false by default.')
  @Flag()
  takes_over?: boolean | null;

  @Doc('Number of images that a run may always remove without approval; 0 means none, null means no such number.')
  @Integer()
  @IsBetween(0, 1_000_000)
  removal_floor?: number | null;

  @Doc('Percentage of images that a run may remove without approval; 0 means none, null means no such percentage.')
  @Integer()
  @IsBetween(0, 100)
  removal_percent?: number | null;

  @Doc('Whether it is kept in step by itself; true by default.')
  @Flag()
  enabled?: boolean | null;

  @Doc('Minutes between two comparisons when nothing has changed here; 60 by default.')
  @Integer()
  @IsBetween(1, LONGEST_INTERVAL)
  interval_minutes?: number | null;

  @Doc(
    'Compute resources that have another name there, each as ID=NAME, for example 3=cloud; replaces the current list.',
  )
  @PlaceNames()
  compute_resource_names?: string[];
}
