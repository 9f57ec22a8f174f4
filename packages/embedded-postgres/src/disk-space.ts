import { statfs } from 'node:fs/promises';

const MEBI = 1024 * 1024;

/** Below this the disk is running low: an hour of busy syncs may fill it. */
const LOW = 1024 * MEBI;

/** Below this PostgreSQL may stop at any moment. It writes several log segments of 16 MiB before it can recycle one. */
const ALMOST_FULL = 256 * MEBI;

/** Free space of a disk. */
export interface DiskSpace {
  folder: string;
  free_bytes: number;
  state: 'ok' | 'low' | 'almost full';
}

/** Reads the free space for this process's user on the disk that holds a folder. */
export async function readDiskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, bsize } = await statfs(folder);
  const free_bytes = bavail * bsize;
  return { folder, free_bytes, state: judgeFreeBytes(free_bytes) };
}

/** Describes the free space in a sentence, with advice if it is low. */
export function describeDiskSpace({ folder, free_bytes, state }: DiskSpace): string {
  const free = `${formatMebibytes(free_bytes)} free`;
  if (state === 'ok') return `The disk that holds ${folder} has ${free}.`;
  return (
    `The disk that holds ${folder} is ${state === 'low' ? 'running low' : 'almost full'}: ${free}. Free some space: when it is ` +
    'full, PostgreSQL stops until there is space again. Stored data is not lost.'
  );
}

/** Formats a number of bytes in whole MiB. */
export function formatMebibytes(bytes: number): string {
  return `${Math.floor(bytes / MEBI)} MiB`;
}

/** Rates the free space of a database's disk. */
export function judgeFreeBytes(free: number): DiskSpace['state'] {
  if (free >= LOW) return 'ok';
  return free >= ALMOST_FULL ? 'low' : 'almost full';
}
