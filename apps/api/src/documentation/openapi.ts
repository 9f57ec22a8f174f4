import { FOREMAN_VERSION } from '../foreman/version.js';
import { ANSWERS } from './answers.js';
import { nameOperation, writeOperation, type Operation } from './openapi-operation.js';
import { REFUSALS } from './openapi-refusals.js';
import { dtoSchema, type Schema } from './openapi-schema.js';
import { PRODUCT_VERSION } from './product-version.js';
import type { RouteDescription } from './route-description.js';

/** The API description in OpenAPI 3.1. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string; description: string }[];
  security: Record<string, never[]>[];
  tags: { name: string; description: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Schema; responses: Record<string, Schema>; schemas: Record<string, Schema> };
}

const DESCRIPTION =
  `An image catalog that speaks the Images API of The Foreman, as version ${FOREMAN_VERSION} has it. Numbers and booleans may be ` +
  'sent as text; PATCH does what PUT does; unknown parameters are ignored; a GET may carry its parameters in a body.';

const SECURITY_SCHEMES = {
  basic: { type: 'http', scheme: 'basic', description: 'Login, with a password or a personal access token.' },
  bearer: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
  session: { type: 'apiKey', in: 'cookie', name: '_session_id', description: 'The session of an earlier login.' },
  csrf: {
    type: 'apiKey',
    in: 'header',
    name: 'X-CSRF-Token',
    description: 'The `csrf_token` of `POST /session`. A change with the cookie of a browser session must send it.',
  },
};

/** Builds the whole document, with every path of every action. */
export function writeOpenApi(routes: readonly RouteDescription[]): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  for (const route of routes) {
    for (const path of route.paths) {
      const key = path.replace(/^\/api/, '').replaceAll(/:(\w+)/g, '{$1}') || '/';
      const operation = writeOperation(route, path, nameOperation(route, path, routes));
      paths[key] = { ...paths[key], [route.verb.toLowerCase()]: operation };
    }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Image Catalog',
      version: PRODUCT_VERSION,
      description: DESCRIPTION,
      license: { name: 'Apache License 2.0', identifier: 'Apache-2.0' },
    },
    servers: [
      { url: '/api', description: 'The API' },
      { url: '/api/v2', description: 'The same API, with its version' },
    ],
    security: [{ basic: [] }, { bearer: [] }, { session: [] }],
    tags: tagsOf(routes),
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: { securitySchemes: SECURITY_SCHEMES, responses: REFUSALS, schemas: schemasOf(routes) },
  };
}

// What the comment above its first controller says of a resource.
function tagsOf(routes: readonly RouteDescription[]): OpenApiDocument['tags'] {
  const comments = ANSWERS.controllers ?? {};
  const tags = new Map<string, string>();
  for (const { resource, handler } of routes) {
    if (!tags.has(resource)) tags.set(resource, comments[handler.split('.')[0] ?? ''] ?? '');
  }
  return [...tags].map(([name, description]) => ({ name, description })).toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

function schemasOf(routes: readonly RouteDescription[]): Record<string, Schema> {
  const dtos = routes.flatMap(({ body }): [string, Schema][] => (body ? [[body.dto, dtoSchema(body)]] : []));
  return { ...Object.fromEntries(dtos), ...ANSWERS.schemas };
}
