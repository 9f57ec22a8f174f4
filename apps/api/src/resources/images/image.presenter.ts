import { type DeletedImageView, type ImageView, kindOfClass } from '@image-catalog/spec';
import { rowDate, viewDate } from '../../foreman/dates.js';
import type { ImageRow } from './image.row.js';

/** Shows an image; the same body in lists, show, create and update. Foreman: app/views/api/v2/images/main.json.rabl */
export function presentImage(row: ImageRow): ImageView {
  const kind = kindOfClass(row.compute_resource_type);
  return {
    operatingsystem_id: row.operatingsystem_id,
    operatingsystem_name: row.operatingsystem_name,
    compute_resource_id: row.compute_resource_id,
    compute_resource_name: row.compute_resource_name,
    architecture_id: row.architecture_id,
    architecture_name: row.architecture_name,
    uuid: row.uuid,
    username: row.username,
    created_at: viewDate(row.created_at),
    updated_at: viewDate(row.updated_at),
    ...(kind?.shows_user_data && { user_data: row.user_data }),
    ...(kind?.shows_iam_role && { iam_role: row.iam_role }),
    id: row.id,
    name: row.name,
  };
}

/** Shows a deleted image: the row itself, its password always null. */
export function presentDeletedImage(row: ImageRow): DeletedImageView {
  return {
    id: row.id,
    operatingsystem_id: row.operatingsystem_id,
    compute_resource_id: row.compute_resource_id,
    architecture_id: row.architecture_id,
    uuid: row.uuid,
    username: row.username,
    name: row.name,
    created_at: rowDate(row.created_at),
    updated_at: rowDate(row.updated_at),
    iam_role: row.iam_role,
    user_data: row.user_data,
    password: null,
  };
}
