import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { withDataSource } from '@image-catalog/database';
import { createTestDatabase, type TestDatabase } from '@image-catalog/database/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(repository, path), 'utf8');
const pages = globSync('{*.md,docs/**/*.md,{apps,packages,examples,bench,tools}/**/*.md}', {
  cwd: repository,
  exclude: (path) => /node_modules|(^|\/)(dist|\.data)(\/|$)/.test(path),
}).sort();

describe('every page', () => {
  it.each(pages)('%s leads to what is there', (page) => {
    const links = [...read(page).matchAll(/\]\(([^)#\s]+)[^)]*\)/g)].map(([, link]) => link ?? '');
    const inside = links.filter((link) => !/^[a-z]+:/.test(link));

    const broken = inside.filter((link) => !existsSync(resolve(repository, dirname(page), link)));

    expect(broken).toEqual([]);
  });

  it('that records a decision has the next number', () => {
    const numbers = pages.filter((page) => page.startsWith('docs/adr/')).map((page) => Number(/\d{4}/.exec(page)?.[0]));

    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
  });
});

describe('docs/operations.md', () => {
  const operations = read('docs/operations.md');
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });

  afterAll(() => database.drop());

  it('explains every setting that a program reads', () => {
    const sources = globSync(['apps/*/src/environment.ts', 'apps/cli/src/**/*.ts', 'tools/start/**/*.ts'], {
      cwd: repository,
      exclude: (path) => path.endsWith('spec.ts'),
    });
    const call =
      /\b(?:setting|requiredSetting|integerSetting|integer|file)\((?:environment, |process\.env, )?'([A-Z_]+)'/g;
    const settings = new Set(sources.flatMap((path) => [...read(path).matchAll(call)].map(([, name]) => name ?? '')));

    const unexplained = [...settings].filter((name) => !new RegExp(`\`${name.replace(/_FILE$/, '')}`).test(operations));

    expect(settings.size).toBeGreaterThanOrEqual(17);
    expect(unexplained).toEqual([]);
  });

  it('shows only SQL that works', async () => {
    const blocks = [
      ...operations.matchAll(/```sql\n([^`]+)```/g),
      ...operations.matchAll(/`((?:SELECT|UPDATE)\s[^`]+)`/g),
    ];
    const statements = blocks.map(([, text]) => text ?? '');

    const run = withDataSource(database.url, 'spec', async (connected) => {
      for (const statement of statements) await connected.query(statement);
    });

    await expect(run).resolves.toBeUndefined();
    expect(statements.length).toBeGreaterThanOrEqual(5);
  });
});
