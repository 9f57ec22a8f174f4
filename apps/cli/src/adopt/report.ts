import type { AdoptedLine } from '@image-catalog/catalog';
import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';

const COLUMNS = ['kind', 'their_id', 'our_id', 'name', 'outcome', 'reason'] as const satisfies (keyof AdoptedLine)[];

/** A report, written line by line, so that its length costs no memory. */
export interface Report {
  add(line: AdoptedLine): void;
  /** Waits until everything is on disk. @throws the error of the file */
  close(): Promise<void>;
}

/** Opens a report: JSON when the name of the file ends so, else CSV. @throws Error when the file cannot be written */
export async function openReport(path: string): Promise<Report> {
  const file = createWriteStream(path, { mode: 0o600 });
  await once(file, 'open');
  return path.endsWith('.json') ? jsonReport(file) : csvReport(file);
}

function jsonReport(file: WriteStream): Report {
  let separator = '[\n';
  return {
    add: (line) => {
      file.write(`${separator}${JSON.stringify(line)}`);
      separator = ',\n';
    },
    close: () => end(file, separator === '[\n' ? '[]\n' : '\n]\n'),
  };
}

function csvReport(file: WriteStream): Report {
  file.write(`${COLUMNS.join(',')}\n`);
  return {
    add: (line) => void file.write(`${COLUMNS.map((column) => cell(line[column])).join(',')}\n`),
    close: () => end(file, ''),
  };
}

/** A cell that a spreadsheet would take for a formula gets an apostrophe, because names come from outside. */
function cell(value: string | number | null): string {
  const text = String(value ?? '');
  const safe = /^[=+\-@\t\r]/.test(text) && typeof value === 'string' ? `'${text}` : text;
  return /[",\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

async function end(file: WriteStream, last: string): Promise<void> {
  const finished = once(file, 'finish');
  file.end(last);
  await finished;
}
