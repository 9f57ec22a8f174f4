import { ApproveSyncPlanDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

/** How an approval stands in a body. */
export const approveSyncPlan: Wrapper<ApproveSyncPlanDto> = {
  key: 'sync_plan',
  dto: ApproveSyncPlanDto,
  unwrapped: ['plan_hash'],
};
