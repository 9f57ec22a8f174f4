import { arrowsBetween, drawMermaid, type FolderOf, withoutImplied } from './arrows.ts';
import type { Import } from './read-imports.ts';

/** What each picture of docs/architecture.md shows, by the name that stands above it there. */
const PICTURES: Record<string, FolderOf> = {
  packages: (file) => /^(?:apps|packages)\/[^/]+/.exec(file)?.[0] ?? null,
  'apps/api/src': (file) => /^apps\/api\/src\/([^/]+)\//.exec(file)?.[1] ?? null,
  'apps/api/src/inventory': (file) => /^apps\/api\/src\/inventory\/([^/]+)\//.exec(file)?.[1] ?? null,
  'apps/api/src/resources': (file) => /^apps\/api\/src\/resources\/([^/]+)\//.exec(file)?.[1] ?? null,
  'apps/worker/src': (file) => /^apps\/worker\/src\/((?:[^/]+\/){1,2})/.exec(file)?.[1]?.slice(0, -1) ?? null,
};

/**
 * Draws every picture of a page anew. A picture stands between `<!-- arrows: NAME -->` and `<!-- end of arrows -->`.
 * @throws Error when the page lacks a picture, or names one that nobody knows.
 */
export function drawPictures(page: string, imports: readonly Import[]): string {
  const missing = new Set(Object.keys(PICTURES));
  const drawn = page.replace(
    /(<!-- arrows: (.+) -->\n)[^]*?(<!-- end of arrows -->)/g,
    (_picture, begin: string, name: string, end: string) => {
      const folderOf = PICTURES[name];
      if (!folderOf) throw new Error(`There is no picture named ${name}.`);
      missing.delete(name);
      return `${begin}\n\`\`\`mermaid\n${drawMermaid(withoutImplied(arrowsBetween(imports, folderOf)))}\n\`\`\`\n\n${end}`;
    },
  );
  if (missing.size > 0) throw new Error(`The page has no place for: ${[...missing].join(', ')}.`);
  return drawn;
}
