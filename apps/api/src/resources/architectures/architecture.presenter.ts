import type { ArchitectureShowView, ArchitectureView, DeletedArchitectureView } from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import type { ArchitectureDetails, ArchitectureRow } from './architecture.row.js';

/** Shows an architecture in a list. Foreman: app/views/api/v2/architectures/main.json.rabl */
export function presentArchitecture(row: ArchitectureRow): ArchitectureView {
  return { created_at: viewDate(row.created_at), updated_at: viewDate(row.updated_at), name: row.name, id: row.id };
}

/** Shows an architecture with its operating systems and images. */
export function presentArchitectureDetails(row: ArchitectureDetails): ArchitectureShowView {
  return { ...presentArchitecture(row), operatingsystems: row.operatingsystems, images: row.images };
}

/** Shows a deleted architecture: the row itself. */
export function presentDeletedArchitecture(row: ArchitectureRow): DeletedArchitectureView {
  return { id: row.id, name: row.name, created_at: rowDate(row.created_at), updated_at: rowDate(row.updated_at) };
}
