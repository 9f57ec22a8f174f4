import { readFileSync } from 'node:fs';

/** The version of Image Catalog: all its packages have the same one, set by `pnpm release`. */
export const CATALOG_VERSION = (
  JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
).version;
