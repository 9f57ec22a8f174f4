import { execFileSync } from 'node:child_process';
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { releaseChangelog } from './release/changelog.ts';
import { checkVersion, withImageVersion, withVersion } from './release/version.ts';

const HELP = `Prepares a release: pnpm release VERSION

Sets VERSION in every package.json, docs/openapi.json and the files for containers, and moves what is unreleased in CHANGELOG.md
below it. It changes files only: read the diff, then commit and tag it as the last lines say. The working tree must be clean.`;

const DOCUMENT = 'docs/openapi.json';
const repository = fileURLToPath(new URL('..', import.meta.url));
const [asked = '--help'] = process.argv.slice(2);
if (asked === '--help') console.log(HELP);
else {
  try {
    release(asked);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

function release(version: string): void {
  const read = (path: string) => readFileSync(join(repository, path), 'utf8');
  const before = (JSON.parse(read('package.json')) as { version: string }).version;
  checkVersion(version, before);
  const changes = execFileSync('git', ['status', '--porcelain'], { cwd: repository, encoding: 'utf8' });
  if (changes !== '') throw new Error(`The working tree has changes. Commit or stash them first:\n${changes}`);
  const changelog = releaseChangelog(read('CHANGELOG.md'), version, new Date().toISOString().slice(0, 10));
  const manifests = globSync(['package.json', '{apps,packages}/*/package.json', '{bench,tools}/package.json'], {
    cwd: repository,
  });
  for (const path of manifests) writeFileSync(join(repository, path), withVersion(read(path), version));
  // The OpenAPI document names the version, too; its first key of that name is `info.version`.
  writeFileSync(join(repository, DOCUMENT), withVersion(read(DOCUMENT), version));
  const forContainers = globSync(['Dockerfile', 'docker-compose.yml', 'deploy/quadlet/*.container'], {
    cwd: repository,
  });
  for (const path of forContainers) writeFileSync(join(repository, path), withImageVersion(read(path), version));
  writeFileSync(join(repository, 'CHANGELOG.md'), changelog);
  console.log(`${before} -> ${version} in ${manifests.length} packages, ${forContainers.length} files for containers and CHANGELOG.md. Now:

  git commit -am 'chore(release): ${version}'
  git tag v${version}`);
}
