import { pathToFileURL } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';

const HEADER = '// Written by `pnpm documents` from docs/openapi.json. Do not edit.\n\n';

/** Writes the types of the client from an OpenAPI document. */
export async function writeClientTypes(document: string): Promise<string> {
  return HEADER + astToString(await openapiTS(pathToFileURL(document)));
}
