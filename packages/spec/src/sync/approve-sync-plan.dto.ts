import { Doc } from '../doc.decorator.js';
import { Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** What a client sends to approve a plan: the hash of the list that it has seen. */
export class ApproveSyncPlanDto {
  @Doc('The plan_hash of the plan as it was shown.')
  @Text()
  @IsPresent()
  plan_hash: string;
}
