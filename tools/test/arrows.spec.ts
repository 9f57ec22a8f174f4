import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { arrowsBetween, drawMermaid, withoutImplied } from '../arrows/arrows.ts';
import { drawPictures } from '../arrows/pictures.ts';
import { readImports } from '../arrows/read-imports.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const folderOf = (file: string) => /^(\w+)\//.exec(file)?.[1] ?? null;
const arrowsOf = (...imports: string[]) =>
  arrowsBetween(
    imports.map((text) => ({ from: text.split(' ')[0] ?? '', to: text.split(' ')[1] ?? '' })),
    folderOf,
  );

it('docs/architecture.md shows the imports that are there; `pnpm arrows:draw` draws them', async () => {
  const committed = readFileSync(join(repository, 'docs/architecture.md'), 'utf8');

  expect(committed).toBe(drawPictures(committed, await readImports(repository)));
});

describe('a picture', () => {
  it('shows folders, not files, and no arrow of a folder to itself', () => {
    const arrows = arrowsOf('a/one.ts b/two.ts', 'a/one.ts a/three.ts', 'main.ts a/one.ts', 'b/two.ts npm');

    expect(drawMermaid(arrows)).toBe('flowchart TD\n  a["a"]\n  b["b"]\n  a --> b');
  });

  it('leaves out what other arrows imply', () => {
    const arrows = arrowsOf('a/x.ts b/x.ts', 'a/x.ts c/x.ts', 'b/x.ts c/x.ts', 'c/x.ts d/x.ts', 'a/x.ts d/x.ts');

    expect(drawMermaid(withoutImplied(arrows))).toMatch(/ {2}a --> b\n {2}b --> c\n {2}c --> d$/);
    expect(drawMermaid(withoutImplied(arrows)).match(/-->/g)).toHaveLength(3);
  });

  it('is refused when folders import each other', () => {
    const arrows = arrowsOf('a/x.ts b/x.ts', 'b/x.ts c/x.ts', 'c/x.ts b/x.ts');

    expect(() => withoutImplied(arrows)).toThrow('Folders import each other: a -> b -> c -> b');
  });

  it('is refused when the page has no place for it', () => {
    expect(() => drawPictures('# A page', [])).toThrow(/has no place for: packages, apps\/api\/src,/);
    expect(() => drawPictures('<!-- arrows: moon -->\n<!-- end of arrows -->', [])).toThrow('no picture named moon');
  });
});
