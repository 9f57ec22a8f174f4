import { BOOLEAN_VALUES, defineSearch } from '@image-catalog/search';

/** The search fields of the runs of a target. */
export const targetRunSearch = defineSearch([
  { name: 'id', type: 'integer', sql: 'target_runs.id', explicit: true },
  { name: 'state', type: 'text', sql: 'target_runs.state' },
  { name: 'reason', type: 'text', sql: 'target_runs.reason', nullable: true },
  { name: 'dry_run', type: 'set', sql: 'target_runs.dry_run', values: BOOLEAN_VALUES },
  { name: 'created', type: 'temporal', sql: 'target_runs.created_at', explicit: true },
]);
