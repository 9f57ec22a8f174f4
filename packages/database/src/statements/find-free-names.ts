import type { EntityManager } from 'typeorm';
import { type NewImage, OPERATINGSYSTEM_OF_IMAGE } from './create-images.js';

const TEXTS = ['uuid', 'os_name', 'os_major', 'os_minor', 'os_title'] as const;
const COLUMNS = [...TEXTS, 'rule_operatingsystem_id'] as const;

/** An image to create, and the names that it could have, the best first. */
export interface NamedImage {
  image: NewImage;
  names: readonly string[];
}

/**
 * Finds by uuid the first of its names that each image could have; null when all are taken. Names that the given images take
 * from each other are not considered.
 */
export async function findFreeNames(
  manager: EntityManager,
  computeResourceId: number,
  images: readonly NamedImage[],
): Promise<Map<string, string | null>> {
  const choices = images.flatMap(({ image, names }) => names.map((name, place) => ({ ...image, name, place })));
  const rows: { uuid: string; name: string }[] = await manager.query(
    `SELECT DISTINCT ON (t.uuid) t.uuid, t.name
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::text[], $9::int[])
       AS t(${COLUMNS.join(', ')}, name, place)
     LEFT JOIN LATERAL (${OPERATINGSYSTEM_OF_IMAGE}) o ON true
     WHERE NOT EXISTS (SELECT 1 FROM images i
                       WHERE i.compute_resource_id = $1 AND i.operatingsystem_id = o.id AND i.name = t.name)
     ORDER BY t.uuid, t.place`,
    [
      computeResourceId,
      ...[...COLUMNS, 'name' as const, 'place' as const].map((column) => choices.map((one) => one[column])),
    ],
  );
  const free = new Map(rows.map(({ uuid, name }) => [uuid, name]));
  return new Map(images.map(({ image }) => [image.uuid, free.get(image.uuid) ?? null]));
}
