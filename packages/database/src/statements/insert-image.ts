import type { EntityManager } from 'typeorm';
import { runPrepared } from '../connection/run-prepared.js';

/** An image to insert; undefined means the default of the column. */
export interface InsertedImage {
  name: string;
  uuid: string;
  username: string;
  operatingsystem_id: number;
  compute_resource_id: number;
  architecture_id: number;
  user_data?: boolean | null;
  iam_role?: string | null;
}

const STATEMENT = `
  INSERT INTO images (name, uuid, username, operatingsystem_id, compute_resource_id, architecture_id, user_data, iam_role)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
  RETURNING id, user_data, iam_role, (SELECT name FROM compute_resources WHERE id = $5) AS compute_resource_name`;

/** The inserted image with its defaults, and the name of its compute resource for the audit. */
export interface MadeImage {
  id: number;
  user_data: boolean | null;
  iam_role: string | null;
  compute_resource_name: string;
}

/** Inserts an image. */
export async function insertImage(manager: EntityManager, image: InsertedImage): Promise<MadeImage> {
  const { user_data = false, iam_role = null } = image;
  const { name, uuid, username, operatingsystem_id, compute_resource_id, architecture_id } = image;
  const parents = [operatingsystem_id, compute_resource_id, architecture_id];
  const values = [name, uuid, username, ...parents, user_data, iam_role];
  const [row] = await runPrepared<MadeImage>(manager, STATEMENT, values);
  if (row === undefined) throw new Error('An INSERT of one row returns one');
  return row;
}
