import { StartSyncDto, UpdateSyncSettingsDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

/** The body of a request for a run. */
export const startSync: Wrapper<StartSyncDto> = { key: 'sync', dto: StartSyncDto, unwrapped: ['dry_run'] };

/** The body of a change of the settings. */
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
    'turnover_percent',
    'requests_per_minute',
    'owners',
    'filters',
  ],
};
