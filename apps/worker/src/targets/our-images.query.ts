import { imageSearch } from '@image-catalog/catalog';
import { compileSearch, parseSearch, Values } from '@image-catalog/search';
import type { EntityManager } from 'typeorm';

/** One of our images, as a target gets it. The password is sealed. */
export interface OurImage {
  id: number;
  compute_resource_id: number;
  name: string;
  uuid: string;
  username: string;
  password: string | null;
  user_data: boolean | null;
  iam_role: string | null;
  operatingsystem_id: number;
  architecture_id: number;
}

/** One of our compute resources, with the name that it has at a target. */
export interface OurPlace {
  id: number;
  name: string;
  their_name: string;
  images: number;
}

/** One of our operating systems. */
export interface OurSystem {
  id: number;
  name: string;
  major: string;
  minor: string;
  title: string;
  description: string | null;
  family: string | null;
  release_name: string | null;
}

/** Reads our compute resources that hold an image for a target. @throws SearchError */
export function readOurPlaces(manager: EntityManager, target: { id: number; search: string }): Promise<OurPlace[]> {
  const values = new Values();
  const id = values.add(target.id);
  const { from, where } = imagesFor(target, values);
  return manager.query(
    `SELECT c.id, c.name, COALESCE(t.name, c.name) AS their_name, n.images
     FROM (SELECT images.compute_resource_id, count(*)::int AS images FROM ${from} WHERE ${where} GROUP BY 1) n
     JOIN compute_resources c ON c.id = n.compute_resource_id
     LEFT JOIN target_compute_resources t ON t.compute_resource_id = c.id AND t.target_id = ${id}::int
     ORDER BY c.id`,
    values.list,
  );
}

/** Reads our images of a compute resource that go to a target. @throws SearchError */
export function readOurImages(
  manager: EntityManager,
  target: { search: string },
  computeResourceIds: readonly number[],
): Promise<OurImage[]> {
  const values = new Values();
  const ids = values.add(computeResourceIds);
  const { from, where } = imagesFor(target, values);
  return manager.query(
    `SELECT images.id, images.compute_resource_id, images.name, images.uuid, images.username, images.password,
            images.user_data, images.iam_role, images.operatingsystem_id, images.architecture_id
     FROM ${from} WHERE images.compute_resource_id = ANY(${ids}::int[]) AND ${where} ORDER BY images.id`,
    values.list,
  );
}

/** Reads which of our compute resources have another name at a target. */
export function readRenamedPlaces(manager: EntityManager, targetId: number): Promise<{ id: number; name: string }[]> {
  return manager.query(
    'SELECT compute_resource_id AS id, name FROM target_compute_resources WHERE target_id = $1 ORDER BY 1',
    [targetId],
  );
}

/** Reads our operating systems and the names of our architectures. */
export async function readOurParents(manager: EntityManager) {
  const systems: OurSystem[] = await manager.query(
    'SELECT id, name, major, minor, title, description, family, release_name FROM operatingsystems',
  );
  const architectures: { id: number; name: string }[] = await manager.query('SELECT id, name FROM architectures');
  return {
    systems: new Map(systems.map((system) => [system.id, system])),
    architectures: new Map(architectures.map(({ id, name }) => [id, name])),
  };
}

function imagesFor({ search }: { search: string }, values: Values): { from: string; where: string } {
  const clock = { now: new Date(), timeZone: 'UTC' };
  const { joins, where } = compileSearch(parseSearch(search), imageSearch, values, clock);
  return { from: ['images', ...joins].join(' '), where: where ?? 'true' };
}
