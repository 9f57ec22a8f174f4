import { StartSyncDto, UpdateSyncSettingsDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

/** How the wish for a run stands in a body. */
export const startSync: Wrapper<StartSyncDto> = { key: 'sync', dto: StartSyncDto, unwrapped: ['dry_run'] };

/** How changes of the settings stand in a body. */
export const updateSyncSettings: Wrapper<UpdateSyncSettingsDto> = {
  key: 'sync',
  dto: UpdateSyncSettingsDto,
  unwrapped: [
    'enabled',
    'interval_minutes',
    'cron',
    'time_zone',
    'removal_floor',
    'removal_percent',
    'requests_per_minute',
    'owners',
    'filters',
  ],
};
