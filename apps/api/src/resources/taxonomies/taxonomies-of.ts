import { alphabetical } from '@image-catalog/search';
/** Writes the organizations or locations of a row as views show them, by the singular of its table. */
export function taxonomiesOf(one: 'compute_resource' | 'role', taxonomy: 'location' | 'organization'): string {
  return `COALESCE((SELECT ${shownTaxonomies('t')}
    FROM ${one}s_${taxonomy}s l JOIN ${taxonomy}s t ON t.id = l.${taxonomy}_id WHERE l.${one}_id = ${one}s.id), '[]')`;
}

/** Writes the aggregate that shows organizations or locations under an alias. */
export function shownTaxonomies(alias: string): string {
  return `json_agg(json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'title', ${alias}.title,
    'description', ${alias}.description) ORDER BY ${alphabetical(`${alias}.title`)})`;
}
