import { execFile } from 'node:child_process';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** One file imports another; both are paths from the top of the repository. */
export interface Import {
  from: string;
  to: string;
}

const PROGRAM = ['node_modules', 'dependency-cruiser', 'bin', 'dependency-cruiser.mjs'];
const OPTIONS = ['--config', '.dependency-cruiser.cjs', '--include-only', '^(packages|apps)/', '--output-type', 'json'];

/**
 * Reads which file of packages and apps imports which, types included, from dependency-cruiser, which also holds the
 * arrows. Tests, and what only tests are given, are left out. An import of another package leads to its `dist`, so the
 * packages must be built.
 */
export async function readImports(repository: string): Promise<Import[]> {
  const folders = globSync('{packages,apps}/*/src', { cwd: repository });
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, [join(repository, ...PROGRAM), ...OPTIONS, ...folders], {
    cwd: repository,
    maxBuffer: 64 * 1024 * 1024,
  });
  const { modules } = JSON.parse(stdout) as { modules: { source: string; dependencies: { resolved: string }[] }[] };
  return modules
    .flatMap(({ source, dependencies }) => dependencies.map(({ resolved }) => ({ from: source, to: resolved })))
    .filter(({ from }) => !from.includes('/testing/'));
}
