import { SyncTargetDto } from '@image-catalog/spec';
import type { Wrapper } from '../../../foreman/wrapped.js';

/** The body of a request for a run. */
export const syncTarget: Wrapper<SyncTargetDto> = { key: 'target_run', dto: SyncTargetDto, unwrapped: ['dry_run'] };
