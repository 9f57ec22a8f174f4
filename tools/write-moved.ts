/*
 * Writes docs/moved.md, which tells where the files of an older version are now. It reads the commits since then:
 *
 *   pnpm exec node tools/write-moved.ts          # since the last version before the folders were cut
 *   pnpm exec node tools/write-moved.ts v0.2.0   # since another commit
 *
 * It needs that commit in the clone, and a working tree without uncommitted renames. Run it again after a merge that moved
 * files: a test fails when the page names a place that is not there.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseLog, traceMoves } from './moved/trace-moves.ts';
import { writeMoves } from './moved/write-moves.ts';

const BEFORE_THE_FOLDERS = 'ff2035f';

const PAGE = `# Where things have moved

For people who know an older version, or follow a path in an old issue, commit or blog post. It maps every source file that
has moved since SINCE; \`tools/write-moved.ts\` writes it. [Architecture](architecture.md) says why the folders are cut as
they are.

\`git log --follow FILE\` follows a file over its moves. \`git config blame.ignoreRevsFile .git-blame-ignore-revs\` makes
\`git blame\` leave out the commits that only moved files.

`;

const repository = fileURLToPath(new URL('..', import.meta.url));
const [since = BEFORE_THE_FOLDERS] = process.argv.slice(2);
const range = ['log', '--reverse', '--topo-order', '--no-merges', '--find-renames', '--format=%x00%s', '--name-status'];
const log = execFileSync('git', [...range, `${since}..HEAD`, '--', 'apps', 'packages', 'tools', 'bench'], {
  cwd: repository,
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
});

const tables = writeMoves(traceMoves(parseLog(log)), (folder) => existsSync(join(repository, folder)));
writeFileSync(join(repository, 'docs', 'moved.md'), PAGE.replace('SINCE', since) + tables);
console.log('docs/moved.md');
