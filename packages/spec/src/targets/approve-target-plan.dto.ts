import { Doc } from '../doc.decorator.js';
import { Text } from '../rules/attribute.decorator.js';
import { IsPresent } from '../rules/presence.rule.js';

/** Body that approves a plan of a target. The hash proves that the client saw this exact list. */
export class ApproveTargetPlanDto {
  @Doc('The plan_hash that the plan was shown with.')
  @Text()
  @IsPresent()
  plan_hash: string;
}
