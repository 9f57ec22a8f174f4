import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Number of tests and steps by result. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** Sums the `.json` files of a folder. An unreadable file counts as one failure. */
export function readTally(folder: string): Tally {
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.map((name) => readOne(join(folder, name))).reduce(add, { passed: 0, failed: 0, skipped: 0 });
}

function readOne(file: string): Tally {
  try {
    const { passed, failed, skipped }: Partial<Tally> = JSON.parse(readFileSync(file, 'utf8'));
    if ([passed, failed, skipped].every((count) => Number.isInteger(count))) {
      return { passed: Number(passed), failed: Number(failed), skipped: Number(skipped) };
    }
  } catch {
    // An interrupted run may leave an incomplete file.
  }
  return { passed: 0, failed: 1, skipped: 0 };
}

function add(one: Tally, other: Tally): Tally {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
  };
}
