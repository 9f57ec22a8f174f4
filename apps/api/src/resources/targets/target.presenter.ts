import type { TargetView } from '@image-catalog/spec';
import { optionalViewDate, viewDate } from '../../foreman/dates.js';
import type { TargetRow } from './target.row.js';

/** Shows a target, in lists and alone. */
export function presentTarget(row: TargetRow): TargetView {
  return {
    id: row.id,
    name: row.name,
    address: row.address,
    user: row.user,
    organization: row.organization,
    location: row.location,
    search: row.search,
    creates_parents: row.creates_parents,
    takes_over: row.takes_over,
    removal_floor: row.removal_floor,
    removal_percent: row.removal_percent,
    enabled: row.enabled,
    interval_minutes: row.interval_minutes,
    compute_resource_names: row.compute_resource_names,
    images_count: row.images_count,
    due_at: optionalViewDate(row.due_at),
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
  };
}
