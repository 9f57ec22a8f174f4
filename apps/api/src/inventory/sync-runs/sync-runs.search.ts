import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** The search fields of runs. */
export const syncRunSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'sync_runs.id', explicit: true },
  { name: 'generation', type: 'integer', sql: 'sync_runs.generation', explicit: true },
  { name: 'compute_resource_id', type: 'integer', sql: 'sync_runs.compute_resource_id', explicit: true },
  { name: 'state', type: 'text', sql: 'sync_runs.state' },
  { name: 'trigger', type: 'text', sql: 'sync_runs.trigger', explicit: true },
  { name: 'dry_run', type: 'set', sql: 'sync_runs.dry_run', values: BOOLEAN_VALUES, explicit: true },
  { name: 'requested_by', type: 'text', sql: 'sync_runs.requested_by', explicit: true, nullable: true },
  { name: 'reason', type: 'text', sql: 'sync_runs.reason', nullable: true },
  { name: 'started', type: 'temporal', sql: 'sync_runs.started_at', explicit: true },
  { name: 'ended', type: 'temporal', sql: 'sync_runs.ended_at', explicit: true, nullable: true },
]);
