import type { EntityManager } from 'typeorm';
import { type NewImage, OPERATINGSYSTEM_OF_IMAGE } from './create-images.js';

const TEXTS = ['uuid', 'name', 'second_name', 'os_name', 'os_major', 'os_minor', 'os_title'] as const;
const COLUMNS = [...TEXTS, 'rule_operatingsystem_id'] as const;

/**
 * Finds by uuid which of its two names each new image would get from `createImages`; null when both are taken. Names that the
 * given images take from each other are not considered.
 */
export async function findFreeNames(
  manager: EntityManager,
  computeResourceId: number,
  images: readonly NewImage[],
): Promise<Map<string, string | null>> {
  const rows: { uuid: string; free_name: string | null }[] = await manager.query(
    `SELECT t.uuid, CASE WHEN ${isFree('t.name')} THEN t.name WHEN ${isFree('t.second_name')} THEN t.second_name END AS free_name
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::int[])
       AS t(${COLUMNS.join(', ')})
     LEFT JOIN LATERAL (${OPERATINGSYSTEM_OF_IMAGE}) o ON true`,
    [computeResourceId, ...COLUMNS.map((column) => images.map((image) => image[column]))],
  );
  return new Map(rows.map(({ uuid, free_name }) => [uuid, free_name]));
}

function isFree(name: string): string {
  return `NOT EXISTS (SELECT 1 FROM images i
    WHERE i.compute_resource_id = $1 AND i.operatingsystem_id = o.id AND i.name = ${name})`;
}
