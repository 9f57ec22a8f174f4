import { Doc } from '../doc.decorator.js';
import type { CreateParameterDto } from '../parameters/create-parameter.dto.js';
import { ParameterList } from '../parameters/parameter-list.decorator.js';
import { AbsentIds } from '../rules/absent-ids.decorator.js';
import { Ids, Integer, Names, Text } from '../rules/attribute.decorator.js';
import { MatchesWhenPresent } from '../rules/match.rule.js';
import { IsPresent } from '../rules/presence.rule.js';

/** The longest description, in characters. */
const LONG_TEXT = 65_535;

/** Attributes inside `organization` to create one. */
export class CreateOrganizationDto {
  @Doc('Name, unique below one parent.')
  @Text()
  @IsPresent()
  @MatchesWhenPresent(/^(?!any organization$)/i, 'Any organization is reserved.')
  name: string;

  @Doc('Free text.')
  @Text(LONG_TEXT)
  description?: string | null;

  @Doc('Parent organization by id.')
  @Integer()
  parent_id?: number | null;

  @Doc('Resource types whose rows all belong to it, for example ComputeResource.')
  @Names()
  ignore_types?: string[];

  @Doc('Users by id; replaces the current list.')
  @Ids()
  user_ids?: number[];

  @Doc('Compute resources by id; replaces the current list.')
  @Ids()
  compute_resource_ids?: number[];

  @Doc('Locations by id; replaces the current list.')
  @Ids()
  location_ids?: number[];

  @AbsentIds('Smart proxies')
  smart_proxy_ids?: number[];

  @AbsentIds('Installation media')
  medium_ids?: number[];

  @AbsentIds('Partition tables')
  ptable_ids?: number[];

  @AbsentIds('Provisioning templates')
  provisioning_template_ids?: number[];

  @AbsentIds('Domains')
  domain_ids?: number[];

  @AbsentIds('Realms')
  realm_ids?: number[];

  @AbsentIds('Host groups')
  hostgroup_ids?: number[];

  @AbsentIds('Environments')
  environment_ids?: number[];

  @AbsentIds('Subnets')
  subnet_ids?: number[];

  @ParameterList()
  organization_parameters_attributes?: CreateParameterDto[];
}
