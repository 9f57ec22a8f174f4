import { createRequire } from 'node:module';

/** The version of Image Catalog itself, which is not the version of Foreman whose API it has. */
export const PRODUCT_VERSION = (createRequire(import.meta.url)('../../package.json') as { version: string }).version;
