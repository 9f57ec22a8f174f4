import { dirname } from 'node:path';
import { errorCode, Problem } from '../problem.ts';

const CAUSES: Readonly<Record<string, (file: string) => string>> = {
  ENOSPC: (file) =>
    `The disk that holds ${file} is full. No backup was made. Free some space, or choose a file on another disk.`,
  EDQUOT: (file) =>
    `Your quota on the disk that holds ${file} is used up. No backup was made. Choose a file on another disk.`,
  EFBIG: (file) => `${file} would exceed the maximum file size of this user or file system. No backup was made.`,
  EACCES: (file) => `This user has no access to ${file}. Choose another file, or run this as the user that owns it.`,
  EPERM: (file) => `This user has no access to ${file}. Choose another file, or run this as the user that owns it.`,
  EROFS: (file) => `${file} would be on a read-only file system. Choose another file.`,
  ENOENT: (file) => `${file} or its folder ${dirname(file)} does not exist. Correct the name, or create the folder.`,
  ENOTDIR: (file) => `${dirname(file)} is not a folder. Correct the name.`,
  EISDIR: (file) => `${file} is a folder. Choose a file in it.`,
  EEXIST: (file) => `${file} exists already and is not overwritten. Choose another file, or move it away.`,
  EIO: (file) => `The disk that holds ${file} has an I/O error (EIO). Choose a file on another disk.`,
};

/** Turns a file system error about a backup file into a Problem. Other errors are returned unchanged. */
export function explainFile(error: unknown, file: string): unknown {
  const explain = typeof error === 'object' && error !== null && 'syscall' in error && CAUSES[errorCode(error)];
  return explain ? new Problem(explain(file), { cause: error }) : error;
}
