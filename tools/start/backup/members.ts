import type { TableShape } from '@image-catalog/database';

/** Folder of the keys in a backup. */
export const KEYS = 'keys/';

/** Returns the file name of a block of rows. Names sort in loading order. */
export function blockName({ name }: TableShape, block: number): string {
  return `database/${name}/${String(block).padStart(6, '0')}.copy`;
}

/** Returns the table of a block's file; undefined for other files. */
export function tableOf(member: string): string | undefined {
  return /^database\/(.+)\/\d+\.copy$/.exec(member)?.[1];
}
