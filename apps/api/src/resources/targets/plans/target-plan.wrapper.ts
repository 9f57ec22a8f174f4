import { ApproveTargetPlanDto } from '@image-catalog/spec';
import type { Wrapper } from '../../../foreman/wrapped.js';

/** The body of an approval. */
export const approveTargetPlan: Wrapper<ApproveTargetPlanDto> = {
  key: 'target_plan',
  dto: ApproveTargetPlanDto,
  unwrapped: ['plan_hash'],
};
