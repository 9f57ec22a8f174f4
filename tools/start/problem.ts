/** A problem that a person must solve. The message says what is wrong and what to do. */
export class Problem extends Error {
  override readonly name = 'Problem';
}

const CAUSES: Readonly<Record<string, (place: string) => string>> = {
  ENOSPC: (place) =>
    `The disk that holds ${place} is full. Free at least 500 MB there and start again. Stored data is intact.`,
  EDQUOT: (place) =>
    `Your quota on the disk that holds ${place} is used up. Free at least 500 MB there and start again.`,
  EACCES: (place) =>
    `This user may not write to ${place}. Start as the user that started it first, or choose another folder with --data.`,
  EPERM: (place) =>
    `This user may not write to ${place}. Start as the user that started it first, or choose another folder with --data.`,
  EROFS: (place) => `${place} is on a read-only file system. Choose another folder with --data.`,
  // Node's error when it creates nested folders on a read-only disk.
  ENOENT: (place) =>
    `${place} cannot be created: its parent is read-only or missing. Choose another folder with --data.`,
  ENOTDIR: (place) => `${place} is not a folder, or is inside a file. Choose another folder with --data.`,
  EEXIST: (place) => `${place} is not a folder. Choose another folder with --data.`,
};

/** Reads the code of an error of Node or PostgreSQL: `ENOENT`, `42501`; empty when it has none. */
export function errorCode(error: unknown): string {
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
}

/** Turns a file system error into a {@link Problem}. Other errors are returned unchanged. */
export function explainFiles(error: unknown, place: string): unknown {
  const explain = CAUSES[errorCode(error)];
  return explain ? new Problem(explain(place), { cause: error }) : error;
}

/** Returns an error's message in one line, without class and stack. */
export function say(error: unknown): string {
  return typeof error === 'object' && error !== null && 'message' in error ? String(error.message) : String(error);
}
