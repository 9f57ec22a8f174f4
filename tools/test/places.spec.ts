import { execFileSync } from 'node:child_process';
import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const isBuilt = (path: string) => /node_modules|(^|\/)(dist|\.data|\.turbo)(\/|$)/.test(path);
const files = globSync('{.github,apps,bench,docs,examples,packages,tools}/**/*.*', {
  cwd: repository,
  exclude: isBuilt,
}).sort();

describe('every folder', () => {
  const src = '{apps,packages}/*/src';
  const folders = globSync([`${src}/*/`, 'apps/api/src/{inventory,resources}/*/'], { cwd: repository })
    .map((folder) => folder.replace(/\/$/, ''))
    .filter((folder) => files.filter((file) => dirname(file) === folder).length > 3)
    .sort();

  // One of its own, or a line of a README above it, up to that of the package.
  const isExplained = (folder: string) => {
    if (existsSync(join(repository, folder, 'README.md'))) return true;
    for (let above = dirname(folder); above.includes('/'); above = dirname(above)) {
      const readme = join(above, 'README.md');
      if (existsSync(join(repository, readme)) && read(readme).includes(`\`${folder.slice(above.length + 1)}/\``))
        return true;
    }
    return false;
  };

  it.each(folders)('%s says what belongs in it', (folder) => {
    expect(isExplained(folder)).toBe(true);
  });

  it('is looked at', () => expect(folders.length).toBeGreaterThan(40));
});

describe('every page that tells of the present', () => {
  const pages = [...readdirSync(repository), ...files].filter(
    (path) => path.endsWith('.md') && !/^(CHANGELOG\.md|docs\/(adr\/|moved\.md))/.test(path),
  );

  // What a page names in backticks: `images.query.ts`, `sql/reads.ts`, but not `*.spec.ts` or `<resource>.row.ts`.
  const namesOf = (page: string) =>
    [...read(page).matchAll(/`([\w./-]*\w\.ts)`/g)]
      .map(([, name]) => name ?? '')
      .filter((name) => !name.startsWith('.'));

  it.each(pages)('%s names only files that are there', (page) => {
    const missing = namesOf(page).filter((name) => !files.some((file) => file === name || file.endsWith(`/${name}`)));

    expect(missing).toEqual([]);
  });
});

describe('docs/find-your-way.md', () => {
  const walks = read('docs/find-your-way.md')
    .split(/^## /m)
    .slice(1)
    .map((text) => ({ title: text.split('\n')[0] ?? '', steps: text.match(/^\d\. (?:.*\n(?: {3}.*\n)*)/gm) ?? [] }));
  const steps = walks.flatMap(({ title, steps: texts }) => texts.map((text, index) => [`${title} ${index + 1}`, text]));

  it('has walks of five steps or fewer', () => {
    expect(walks.map(({ title }) => title)).toEqual([
      'Where a search becomes SQL',
      "Where an image's password goes",
      'Why a removal was held',
      'How to add a provider',
    ]);
    expect(walks.filter(({ steps: { length } }) => length < 2 || length > 5)).toEqual([]);
  });

  it.each(steps)('%s leads to a file that holds what the step names', (_name, text = '') => {
    const [, path = ''] = /\]\(([^)#]+)\)/.exec(text) ?? [];
    const place = join('docs', path);
    const functions = [...text.matchAll(/`([A-Za-z]+)\(\)`/g)].map(([, name]) => name ?? '');
    // `Reads`, `SECRETS`, `@Secret()`: anything in backticks that is no function must at least stand in the file.
    const words = [...text.matchAll(/`(@?[A-Z]\w+(?:\(\))?)`/g)].map(([, word]) => word ?? '');

    expect(existsSync(join(repository, place)) ? place : 'nowhere').toBe(place);
    // A declaration, not a mention: `function name(`, `name(` at the begin of a member, `const name =`.
    const declared = (name: string) =>
      new RegExp(`^\\s*(?:export |private |static |async |get |function |const )*${name}\\b\\s*[(<=]`, 'm');
    expect(functions.filter((name) => !declared(name).test(read(place)))).toEqual([]);
    expect(words.filter((word) => !read(place).includes(word))).toEqual([]);
  });

  it('is reached from the README', () => expect(read('README.md')).toContain('(docs/find-your-way.md)'));
});

describe('.git-blame-ignore-revs', () => {
  const commits = read('.git-blame-ignore-revs')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const git = (...words: string[]) =>
    execFileSync('git', words, { cwd: repository, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  const isTrue = (check: () => boolean) => {
    try {
      return check();
    } catch {
      return false;
    }
  };
  // A copy without history, or with the last commit alone, cannot tell.
  const hasHistory = isTrue(() => git('rev-parse', '--is-shallow-repository') === 'false');

  it('holds whole names of commits', () => {
    expect(commits.filter((line) => !/^[0-9a-f]{40}$/.test(line))).toEqual([]);
    expect(commits.length).toBeGreaterThan(0);
  });

  it('names commits that led here', () => {
    const isAncestor = (commit: string) => isTrue(() => git('merge-base', '--is-ancestor', commit, 'HEAD') === '');

    expect(hasHistory ? commits.filter((commit) => !isAncestor(commit)) : []).toEqual([]);
  });
});
