const OTHER = { organization: 'location', location: 'organization' } as const;

/** SQL expressions for the type and the id of a row. */
interface Place {
  type: string;
  id: string;
}

/**
 * Writes SQL for the ids of the organizations, or locations, of an audit: those of its row, else of the associated row; an
 * organization belongs to itself. Foreman: concerns/audit_extensions.rb, set_taxonomies
 */
export function taxonomiesOf(taxonomy: 'organization' | 'location', row: Place, associated: Place): string {
  const own = taxonomy === 'organization' ? 'Organization' : 'Location';
  const other = taxonomy === 'organization' ? 'Location' : 'Organization';
  const idOf = (type: string) => `CASE WHEN ${row.type} = '${type}' THEN ${row.id} ELSE ${associated.id} END`;
  const isOf = (type: string) => `'${type}' IN (${row.type}, ${associated.type})`;
  return `CASE
    WHEN ${row.type} = '${own}' THEN ARRAY[${row.id}]
    WHEN ${row.type} = '${other}' THEN ARRAY(
      SELECT ${taxonomy}_id FROM locations_organizations WHERE ${OTHER[taxonomy]}_id = ${row.id} ORDER BY 1)
    WHEN ${isOf('ComputeResource')} THEN ${taxonomiesOfComputeResource(taxonomy, idOf('ComputeResource'))}
    WHEN ${isOf('User')} THEN ARRAY(
      SELECT ${taxonomy}_id FROM users_${taxonomy}s WHERE user_id = ${idOf('User')} ORDER BY 1)
    ELSE '{}'::int[] END`;
}

/** Writes SQL for the ids of the organizations, or locations, of a compute resource. */
export function taxonomiesOfComputeResource(taxonomy: 'organization' | 'location', id: string): string {
  return `ARRAY(SELECT ${taxonomy}_id FROM compute_resources_${taxonomy}s WHERE compute_resource_id = ${id} ORDER BY 1)`;
}
