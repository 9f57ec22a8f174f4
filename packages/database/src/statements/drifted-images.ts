/** Whether an image `i` with the system `o` and the architecture `h` is no longer what its source says in the row `a`. */
export const DRIFTS_FROM_SOURCE = `
  a.drifted_at IS NOT NULL AND a.missing_since IS NULL
  AND (COALESCE(a.architecture <> h.name, false)
       OR COALESCE(a.os_name || ' ' || concat_ws('.', a.os_major, NULLIF(a.os_minor, ''))
                   <> o.name || ' ' || concat_ws('.', o.major, NULLIF(o.minor, '')), false))`;

/**
 * Selects the ids of the images of a compute resource whose source now says another operating system or architecture, and
 * that nobody has changed to what it says. `computeResource` is the parameter that holds its id.
 */
export function driftedImages(computeResource: string): string {
  return `SELECT i.id
    FROM available_images a
    JOIN images i ON i.compute_resource_id = a.compute_resource_id AND i.uuid = a.uuid
    JOIN operatingsystems o ON o.id = i.operatingsystem_id
    JOIN architectures h ON h.id = i.architecture_id
    WHERE a.compute_resource_id = ${computeResource} AND ${DRIFTS_FROM_SOURCE}`;
}
