import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from '@jest/globals';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const rows = readFileSync(join(repository, 'docs/glossary.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| (?!word |---)/.test(line))
  .map((line) => line.split(' | ').map((cell) => cell.replace(/^\| | \|$/g, '')));

const sources = globSync('{apps,packages}/*/src/**/*.ts', { cwd: repository }).filter(
  (path) => !path.endsWith('spec.ts'),
);
const code = sources.map((path) => readFileSync(join(repository, path), 'utf8')).join('\n');
const files = new Set(sources.map((path) => basename(path)));

it('defines words', () => {
  expect(rows.length).toBeGreaterThanOrEqual(12);
});

it.each(rows.map(([word, means, example, names]) => ({ word, means, example, names })))(
  '"$word" has a meaning, an example and a place in the code',
  ({ means, example, names }) => {
    const places = [...(names ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '');

    expect([means, example].every((text) => text !== undefined && text !== '')).toBe(true);
    expect(places.length).toBeGreaterThanOrEqual(1);
    expect(places.filter((name) => !files.has(name) && !new RegExp(`\\b${name}\\b`).test(code))).toEqual([]);
  },
);
