import { auditedImage } from './audited-image.js';
import { taxonomiesOfComputeResource } from './taxonomies-of.js';

/** SQL expressions for who deletes; NULL where nobody knows. */
interface Deleter {
  username: string;
  user_id?: string;
  remote_address?: string;
  request_uuid?: string;
}

/**
 * Writes the SQL that audits all rows of `gone`, with the same content as the audit of a single deletion. The taxonomies of a
 * compute resource are read once, not for each of its images.
 */
export function auditGoneImages({ username, user_id, remote_address, request_uuid }: Deleter): string {
  return `
    INSERT INTO audits (auditable_type, auditable_id, auditable_name, associated_type, associated_id, associated_name,
                        organization_ids, location_ids, user_id, username, remote_address, request_uuid,
                        action, audited_changes, version)
    SELECT 'Image', g.id, g.name, 'ComputeResource', c.id, c.name, c.organization_ids, c.location_ids,
           ${user_id ?? 'NULL'}, ${username}, ${remote_address ?? 'NULL'}, ${request_uuid ?? 'NULL'}, 'destroy',
           ${auditedImage('g')},
           1 + COALESCE((SELECT max(version) FROM audits WHERE auditable_type = 'Image' AND auditable_id = g.id), 0)
    FROM gone g
    JOIN (SELECT r.id, r.name, ${taxonomiesOfComputeResource('organization', 'r.id')} AS organization_ids,
                 ${taxonomiesOfComputeResource('location', 'r.id')} AS location_ids
          FROM compute_resources r WHERE r.id IN (SELECT compute_resource_id FROM gone) OFFSET 0) c
      ON c.id = g.compute_resource_id
    ORDER BY g.id`;
}
