import { basename, dirname } from 'node:path';
import type { Moves } from './trace-moves.ts';

/**
 * Writes the tables of docs/moved.md: folders first, then files that have another name, then what is gone. Tests beside a
 * file are left out; they went with it. `isThere` says whether an old folder still exists.
 */
export function writeMoves({ moved, gone }: Moves, isThere: (folder: string) => boolean): string {
  const files = moved.filter(({ from, to }) => !isTest(from) && !isTest(to));
  const renamed = files.filter(({ from, to }) => basename(from) !== basename(to));
  const tables = [
    section('Folders', ['was', 'is now', 'what of it'], folderRows(files, isThere)),
    section(
      'Files with another name',
      ['was', 'is now'],
      renamed.map(({ from, to }) => [code(from), code(to)]),
    ),
    section(
      'Gone',
      ['was', 'with the commit'],
      gone.filter(({ path }) => !isTest(path)).map(({ path, subject }) => [code(path), subject.replaceAll('|', '\\|')]),
    ),
  ];
  return tables.filter((table) => table !== '').join('\n');
}

/**
 * One row for each pair of folders between which files moved under their own names. The folder that got most of one that
 * is gone gets "everything" or "the rest"; other rows name their files.
 */
function folderRows(files: Moves['moved'], isThere: (folder: string) => boolean): string[][] {
  const kept = files.filter(({ from, to }) => basename(from) === basename(to));
  const rows: string[][] = [];
  for (const [from, members] of Map.groupBy(kept, (file) => dirname(file.from))) {
    const targets = [...Map.groupBy(members, (file) => dirname(file.to))].sort(([, a], [, b]) => a.length - b.length);
    const largest = targets.at(-1)?.[0];
    for (const [to, moved] of targets) {
      const names = moved.map((file) => code(basename(file.from))).join(', ');
      const most = targets.length === 1 ? 'everything' : 'the rest';
      rows.push([code(from), code(to), to === largest && !isThere(from) ? most : names]);
    }
  }
  return rows;
}

function section(title: string, head: string[], rows: string[][]): string {
  if (rows.length === 0) return '';
  const lines = [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`);
  return `## ${title}\n\n${lines.join('\n')}\n`;
}

function isTest(path: string): boolean {
  return /\bspec\.ts$/.test(path);
}

function code(text: string): string {
  return `\`${text}\``;
}
