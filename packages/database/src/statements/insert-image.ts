import type { EntityManager } from 'typeorm';
import { runPrepared } from '../connection/run-prepared.js';
import { IMAGE_COLUMNS, type ImageColumns } from '../entities/image.entity.js';

type Nullable = { [Name in keyof ImageColumns]: null extends ImageColumns[Name] ? Name : never }[keyof ImageColumns];

/** An image to insert; what is undefined gets the column's default. */
export type InsertedImage = Omit<ImageColumns, Nullable> & { [Name in Nullable]?: ImageColumns[Name] | undefined };

/** What columns get by default that is not null. */
const DEFAULTS: Partial<ImageColumns> = { user_data: false };

const parameterOf = (column: keyof ImageColumns) => `$${IMAGE_COLUMNS.indexOf(column) + 1}`;

const STATEMENT = `
  INSERT INTO images (${IMAGE_COLUMNS.join(', ')}) VALUES (${IMAGE_COLUMNS.map(parameterOf).join(', ')})
  RETURNING id, (SELECT name FROM compute_resources WHERE id = ${parameterOf('compute_resource_id')})
                  AS compute_resource_name`;

/** What the database knows of an image that it inserted; the name is for the audit. */
export interface MadeImage {
  id: number;
  compute_resource_name: string;
}

/** Inserts an image; gives it with its defaults. */
export async function insertImage<Given extends InsertedImage>(
  manager: EntityManager,
  given: Given,
): Promise<Given & ImageColumns & MadeImage> {
  const values = IMAGE_COLUMNS.map((column) =>
    given[column] === undefined ? (DEFAULTS[column] ?? null) : given[column],
  );
  const [row] = await runPrepared<MadeImage>(manager, STATEMENT, values);
  if (row === undefined) throw new Error('An INSERT of one row returns one');
  const columns = Object.fromEntries(IMAGE_COLUMNS.map((column, index) => [column, values[index]]));
  return { ...(columns as Given & ImageColumns), ...row };
}
