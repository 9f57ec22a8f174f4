import type { AuthSourceInternalView, AuthSourceView } from '@image-catalog/spec';
import { viewDate } from '../../foreman/dates.js';
import type { AuthSourceRow } from './auth-source.row.js';

/**
 * Shows an authentication source. It belongs to no organization or location, as all users can have it.
 * Foreman: app/views/api/v2/auth_sources/index.json.rabl
 */
export function presentAuthSource(row: AuthSourceRow): AuthSourceView {
  return { ...datesOf(row), id: row.id, type: row.type, name: row.name, locations: [], organizations: [] };
}

/** Shows an internal authentication source. Foreman: app/views/api/v2/auth_source_internals/main.json.rabl */
export function presentAuthSourceInternal(row: AuthSourceRow): AuthSourceInternalView {
  return { ...datesOf(row), id: row.id, name: row.name };
}

function datesOf({ created_at, updated_at }: AuthSourceRow): { created_at: string; updated_at: string } {
  return { created_at: viewDate(created_at), updated_at: viewDate(updated_at) };
}
