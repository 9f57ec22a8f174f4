/*
 * Draws the pictures in docs/architecture.md from the imports that are really there: which package imports which, and which
 * folder of an app. `pnpm arrows:draw` builds before, since an import of a package leads to what was built of it. A test
 * fails when a picture is stale.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drawPictures } from './arrows/pictures.ts';
import { readImports } from './arrows/read-imports.ts';

const repository = fileURLToPath(new URL('..', import.meta.url));
const page = join(repository, 'docs', 'architecture.md');

writeFileSync(page, drawPictures(readFileSync(page, 'utf8'), await readImports(repository)));
console.log('docs/architecture.md');
