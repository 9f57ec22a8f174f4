import type { TableShape } from '@image-catalog/database';

/** Folder of the keys in a backup. */
export const KEYS = 'keys/';

/** Names the file of a block of rows: they sort as they are loaded. */
export function blockName({ name }: TableShape, block: number): string {
  return `database/${name}/${String(block).padStart(6, '0')}.copy`;
}

/** Reads which table the file of a block belongs to; undefined for any other file. */
export function tableOf(member: string): string | undefined {
  return /^database\/(.+)\/\d+\.copy$/.exec(member)?.[1];
}
