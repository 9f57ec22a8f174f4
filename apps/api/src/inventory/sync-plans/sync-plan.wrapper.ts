import { ApproveSyncPlanDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

/** The body of an approval. */
export const approveSyncPlan: Wrapper<ApproveSyncPlanDto> = {
  key: 'sync_plan',
  dto: ApproveSyncPlanDto,
  unwrapped: ['plan_hash'],
};
