import { dirname } from 'node:path';
import { errorCode, Problem } from '../problem.ts';

const CAUSES: Readonly<Record<string, (file: string) => string>> = {
  ENOSPC: (file) =>
    `The disk that holds ${file} is full, and no backup was made. Free space, or name a file elsewhere.`,
  EDQUOT: (file) =>
    `Your quota on the disk that holds ${file} is used up, and no backup was made. Name a file elsewhere.`,
  EFBIG: (file) => `${file} would be larger than this user or file system may have, and no backup was made.`,
  EACCES: (file) => `This user may not use ${file}. Name a file elsewhere, or run this as the user that owns it.`,
  EPERM: (file) => `This user may not use ${file}. Name a file elsewhere, or run this as the user that owns it.`,
  EROFS: (file) => `${file} would be on a read-only file system. Name a file elsewhere.`,
  ENOENT: (file) => `There is no ${file}, or no folder ${dirname(file)}. Correct the name, or make the folder.`,
  ENOTDIR: (file) => `${dirname(file)} is not a folder. Correct the name.`,
  EISDIR: (file) => `${file} is a folder. Name a file in it.`,
  EEXIST: (file) => `${file} exists already and is left alone. Name another file, or move it away.`,
  EIO: (file) => `The disk that holds ${file} does not work (EIO). Name a file elsewhere.`,
};

/** Turns what a file system said about a backup's file into a Problem; anything else stays what it is. */
export function explainFile(error: unknown, file: string): unknown {
  const explain = typeof error === 'object' && error !== null && 'syscall' in error && CAUSES[errorCode(error)];
  return explain ? new Problem(explain(file), { cause: error }) : error;
}
