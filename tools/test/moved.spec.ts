import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parseLog, traceMoves } from '../moved/trace-moves.ts';
import { writeMoves } from '../moved/write-moves.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const movesOf = (...commits: string[][]) =>
  traceMoves(parseLog(commits.map((lines, index) => `\0commit ${index + 1}\n\n${lines.join('\n')}\n`).join('')));

it('docs/moved.md leads to what is there; `node tools/write-moved.ts` writes it', () => {
  const rows = readFileSync(join(repository, 'docs/moved.md'), 'utf8').matchAll(/^\| `[^`]+` \| `([^`]+)`/gm);
  const places = [...rows].map(([, place]) => place ?? '');

  expect(places.length).toBeGreaterThan(30);
  expect(places.filter((place) => !existsSync(join(repository, place)))).toEqual([]);
});

describe('a file', () => {
  it.each([
    ['keeps its first name over two moves', [['R100\ta\tb'], ['M\tb'], ['R060\tb\tc']], [{ from: 'a', to: 'c' }]],
    ['that came back has not moved', [['R100\ta\tb'], ['R100\tb\ta']], []],
    [
      'may change places with another',
      [['R100\ta\tb', 'R100\tb\ta']],
      [
        { from: 'a', to: 'b' },
        { from: 'b', to: 'a' },
      ],
    ],
    ['that is new has not moved, whatever its name becomes', [['A\tnew'], ['R100\tnew\tnewer']], []],
    ['that was deleted has not moved', [['R100\ta\tb'], ['D\tb']], []],
    ['that was made again is where it was', [['D\ta'], ['A\ta'], ['R090\ta\tb']], [{ from: 'a', to: 'b' }]],
  ])('%s', (_case, commits, moved) => {
    expect(movesOf(...commits).moved).toEqual(moved);
  });

  it('that was deleted is gone, under its first name and with the last commit', () => {
    expect(movesOf(['R100\ta\tb', 'A\tnew'], ['D\tb', 'D\tnew']).gone).toEqual([{ path: 'a', subject: 'commit 2' }]);
  });
});

it('folders stand first, then files with another name, then what is gone', () => {
  const moves = movesOf(
    ['R100\thttp/a.ts\tsql/a.ts', 'R100\thttp/b.ts\tlists/b.ts', 'R100\thttp/c.ts\tlists/c.ts'],
    ['R100\tusers/c.ts\tresources/users/c.ts', 'R100\tauth/admins.ts\taccess/admins.ts'],
    ['R090\tusers/d.ts\tresources/users/e.ts', 'R090\tusers/c.spec.ts\tresources/users/c.spec.ts', 'D\told.ts'],
  );

  const page = writeMoves(moves, (folder) => folder === 'auth');

  expect(page.split('\n').filter((line) => /^#|`/.test(line))).toEqual([
    '## Folders',
    '| `auth` | `access` | `admins.ts` |',
    '| `http` | `sql` | `a.ts` |',
    '| `http` | `lists` | the rest |',
    '| `users` | `resources/users` | everything |',
    '## Files with another name',
    '| `users/d.ts` | `resources/users/e.ts` |',
    '## Gone',
    '| `old.ts` | commit 3 |',
  ]);
});
