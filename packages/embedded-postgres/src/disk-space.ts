import { statfs } from 'node:fs/promises';

const MEBI = 1024 * 1024;

/** Below it a disk is running low: an hour of busy syncs may fill it. */
const LOW = 1024 * MEBI;

/** Below it PostgreSQL may stop at any moment: it writes 16 MiB of log at a time, and some of them before it can tidy up. */
const ALMOST_FULL = 256 * MEBI;

/** How much room a disk has. */
export interface DiskSpace {
  folder: string;
  free_bytes: number;
  state: 'ok' | 'low' | 'almost full';
}

/** Reads how much room this process's user has on the disk that holds a folder. */
export async function readDiskSpace(folder: string): Promise<DiskSpace> {
  const { bavail, bsize } = await statfs(folder);
  const free_bytes = bavail * bsize;
  return { folder, free_bytes, state: judgeFreeBytes(free_bytes) };
}

/** Says in a sentence how much room is left and what to do about it. */
export function describeDiskSpace({ folder, free_bytes, state }: DiskSpace): string {
  const free = `${formatMebibytes(free_bytes)} free`;
  if (state === 'ok') return `The disk that holds ${folder} has ${free}.`;
  return (
    `The disk that holds ${folder} is ${state === 'low' ? 'running low' : 'almost full'}: ${free}. Make room: when it is ` +
    'full, PostgreSQL stops until there is some; nothing that was stored is lost.'
  );
}

/** Writes a number of bytes as people read it: whole MiB. */
export function formatMebibytes(bytes: number): string {
  return `${Math.floor(bytes / MEBI)} MiB`;
}

/** Says what a number of free bytes means for a database. */
export function judgeFreeBytes(free: number): DiskSpace['state'] {
  if (free >= LOW) return 'ok';
  return free >= ALMOST_FULL ? 'low' : 'almost full';
}
