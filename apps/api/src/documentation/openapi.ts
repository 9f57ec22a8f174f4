import { FOREMAN_VERSION } from '../foreman/version.js';
import answers from './answers.json' with { type: 'json' };
import { bodySchema, dtoSchema, propertySchema, refer, type Schema } from './openapi-schema.js';
import { namesInPath, type PropertyDescription, type RouteDescription } from './route-description.js';

/** The API description in OpenAPI 3.1. */
export interface OpenApiDocument {
  openapi: '3.1.0';
  info: { title: string; version: string; description: string };
  servers: { url: string; description: string }[];
  security: Record<string, never[]>[];
  tags: { name: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { securitySchemes: Schema; responses: Record<string, Schema>; schemas: Record<string, Schema> };
}

interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  security?: never[];
  parameters: Schema[];
  requestBody?: Schema;
  responses: Record<string, Schema>;
}

const DESCRIPTION =
  'An image catalog that speaks the Images API of The Foreman. Numbers and booleans may be sent as text; PATCH does what ' +
  'PUT does; unknown parameters are ignored; a GET may carry its parameters in a body.';

/** Builds the whole document, with every path of every action. */
export function writeOpenApi(routes: readonly RouteDescription[]): OpenApiDocument {
  const paths: OpenApiDocument['paths'] = {};
  const counts = new Map<string, number>();
  for (const route of routes) {
    for (const path of route.paths) {
      const key = path.replace(/^\/api/, '').replaceAll(/:(\w+)/g, '{$1}') || '/';
      paths[key] = {
        ...paths[key],
        [route.verb.toLowerCase()]: writeOperation(route, path, nameOperation(route, counts)),
      };
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Image Catalog', version: FOREMAN_VERSION, description: DESCRIPTION },
    servers: [
      { url: '/api', description: 'The API' },
      { url: '/api/v2', description: 'The same API, with its version' },
    ],
    security: [{ basic: [] }, { bearer: [] }, { session: [] }],
    tags: [...new Set(routes.map(({ resource }) => resource))].toSorted().map((name) => ({ name })),
    paths: Object.fromEntries(Object.entries(paths).toSorted(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: {
        basic: { type: 'http', scheme: 'basic', description: 'Login, with a password or a personal access token.' },
        bearer: { type: 'http', scheme: 'bearer', description: 'A personal access token.' },
        session: { type: 'apiKey', in: 'cookie', name: '_session_id', description: 'The session of an earlier login.' },
      },
      responses: REFUSALS,
      schemas: schemasOf(routes),
    },
  };
}

/** Names an operation. Further paths of an action are numbered across all controllers. */
function nameOperation({ resource, name }: RouteDescription, counts: Map<string, number>): string {
  const action = `${resource}.${name}`;
  const count = (counts.get(action) ?? 0) + 1;
  counts.set(action, count);
  return count === 1 ? action : `${action}.${count}`;
}

function writeOperation(route: RouteDescription, path: string, operationId: string): Operation {
  const names = namesInPath(path);
  // Path parameters of the action's other paths are query parameters here.
  const parameters = names.flatMap((name) => route.parameters.filter((parameter) => parameter.name === name));
  const asked = route.verb === 'GET' ? route.parameters.filter(({ name }) => !names.includes(name)) : [];
  return {
    operationId,
    tags: [route.resource],
    summary: route.summary,
    ...(route.is_open && { security: [] }),
    parameters: [
      ...parameters.map((parameter) => writeParameter(parameter, 'path', route)),
      ...asked.map((parameter) => writeParameter(parameter, 'query', route)),
    ],
    ...(route.body && { requestBody: { required: true, content: json(bodySchema(route.body)) } }),
    responses: { ...success(route), ...refusals(route) },
  };
}

function writeParameter(property: PropertyDescription, place: 'path' | 'query', { search }: RouteDescription): Schema {
  const fields = search?.map(({ name }) => name).join(', ');
  const description =
    property.name === 'search' && fields ? `${property.sentence} Fields: ${fields}.` : property.sentence;
  return {
    name: property.name,
    in: place,
    description,
    ...(place === 'path' && { required: true }),
    schema: propertySchema(property),
  };
}

function success({ handler, status, summary }: RouteDescription): Record<string, Schema> {
  const schema = (answers.handlers as Record<string, Schema>)[handler];
  if (schema === undefined) return {};
  return { [status]: { description: describe(schema) ?? `${summary}: the answer.`, content: json(schema) } };
}

function describe({ $ref: reference }: Schema): string | undefined {
  const name = typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
  const schemas = answers.schemas as Record<string, { description?: string }>;
  return name === undefined ? undefined : schemas[name]?.description;
}

function refusals(route: RouteDescription): Record<string, Schema> {
  const takesSearch = route.parameters.some(({ name }) => name === 'search');
  const writes = route.verb === 'POST' || route.verb === 'PUT';
  const wanted = [
    ...(takesSearch || writes ? ['400'] : []),
    ...(route.is_open ? [] : ['401', '403']),
    // For the row, its parents, or the organization and location of the request.
    ...(route.is_open ? [] : ['404']),
    ...(writes ? ['415', '422'] : []),
    '500',
  ];
  return Object.fromEntries(wanted.map((status) => [status, { $ref: `#/components/responses/${status}` }]));
}

function json(schema: Schema): Schema {
  return { 'application/json': { schema } };
}

function refusal(description: string, ...bodies: string[]): Schema {
  const schemas = bodies.map(refer);
  return { description, content: json(schemas.length === 1 ? (schemas[0] ?? {}) : { anyOf: schemas }) };
}

const REFUSALS: Record<string, Schema> = {
  400: refusal('A parameter or a search is invalid.', 'ErrorBody', 'ParamErrorBody', 'StatusBody'),
  401: refusal('Invalid user name, password or token.', 'ErrorBody'),
  403: refusal('A permission is missing.', 'DeniedBody'),
  404: refusal('The row, a parent, the organization or the location does not exist.', 'ErrorBody', 'MessageBody'),
  415: refusal('The body is not JSON.', 'ErrorBody'),
  422: refusal('The request breaks a validation rule.', 'InvalidBody', 'ErrorBody', 'MessageBody'),
  500: refusal('Unexpected error, or the provider does not support this.', 'ErrorBody'),
};

function schemasOf(routes: readonly RouteDescription[]): Record<string, Schema> {
  const dtos = routes.flatMap(({ body }): [string, Schema][] => (body ? [[body.dto, dtoSchema(body)]] : []));
  return { ...Object.fromEntries(dtos), ...(answers.schemas as Record<string, Schema>) };
}
