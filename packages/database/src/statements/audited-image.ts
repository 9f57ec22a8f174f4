import { IMAGE_COLUMNS } from '../entities/image.entity.js';

/** Writes the audited columns of a row of images as a JSON object. */
export function auditedImage(row: string): string {
  return `jsonb_build_object(${IMAGE_COLUMNS.map((column) => `'${column}', ${row}.${column}`).join(', ')})`;
}
