import type { PropertyDescription } from '@image-catalog/spec';
import { ANSWERS } from './answers.js';
import { EXAMPLES, parameterExample } from './openapi-examples.js';
import { refusalsOf } from './openapi-refusals.js';
import { bodySchema, propertySchema, type Schema } from './openapi-schema.js';
import { namesInPath, type RouteDescription } from './route-description.js';

/** One verb of one path. */
export interface Operation {
  operationId: string;
  tags: string[];
  summary: string;
  security?: Record<string, never[]>[];
  parameters: Schema[];
  requestBody?: Schema;
  responses: Record<string, Schema>;
}

/**
 * Names an operation so that methods of generated clients can be called by it: `images.index`, and below other parents
 * `images.index_of_operatingsystem`. The main path of an action is the first of the first controller.
 */
export function nameOperation(route: RouteDescription, path: string, routes: readonly RouteDescription[]): string {
  const { resource, name, verb } = route;
  const action = `${resource}.${name}`;
  const main =
    routes.find((one) => one.resource === resource && one.name === name && one.verb === verb)?.paths[0] ?? path;
  if (path === main) return action;
  const [names, known] = [namesInPath(path), namesInPath(main)];
  const own = names.filter((parameter) => !known.includes(parameter)).map(withoutId);
  const left = known.filter((parameter) => !names.includes(parameter)).map(withoutId);
  return own.length > 0 ? `${action}_of_${own.join('_')}` : `${action}_without_${left.join('_')}`;
}

function withoutId(parameter: string): string {
  return parameter.replace(/_id$/, '');
}

/** Describes one verb of one path. */
export function writeOperation(route: RouteDescription, path: string, operationId: string): Operation {
  const names = namesInPath(path);
  // Path parameters of the action's other paths are query parameters here.
  const parameters = names.flatMap((name) => route.parameters.filter((parameter) => parameter.name === name));
  const asked = route.verb === 'GET' ? route.parameters.filter(({ name }) => !names.includes(name)) : [];
  return {
    operationId,
    tags: [route.resource],
    summary: route.summary,
    ...securityOf(route),
    parameters: [
      ...parameters.map((parameter) => writeParameter(parameter, 'path', route)),
      ...asked.map((parameter) => writeParameter(parameter, 'query', route)),
    ],
    ...requestBody(route),
    responses: { ...success(route), ...refusalsOf(route) },
  };
}

function securityOf({ is_open, verb }: RouteDescription): Pick<Operation, 'security'> {
  if (is_open) return { security: [] };
  return verb === 'GET' ? {} : { security: [{ basic: [] }, { bearer: [] }, { session: [], csrf: [] }] };
}

function writeParameter(property: PropertyDescription, place: 'path' | 'query', { search }: RouteDescription): Schema {
  const fields = search?.map(({ name }) => name) ?? [];
  const description =
    property.name === 'search' && fields.length > 0
      ? `${property.sentence} Fields: ${fields.join(', ')}.`
      : property.sentence;
  const example = parameterExample(property.name, place, fields);
  return {
    name: property.name,
    in: place,
    description,
    ...(place === 'path' && { required: true }),
    schema: propertySchema(property),
    ...(example !== undefined && { example }),
  };
}

// Foreman wants JSON of every POST and PUT, also where it reads nothing of it.
function requestBody({ body, verb, takes_no_body, handler }: RouteDescription): Pick<Operation, 'requestBody'> {
  if (verb !== 'POST' && verb !== 'PUT') return {};
  if (body === null && takes_no_body) return {};
  const schema = body === null ? { type: 'object', description: 'Nothing is read of it: send {}.' } : bodySchema(body);
  return { requestBody: { required: true, content: content('application/json', schema, EXAMPLES[handler]?.request) } };
}

function success({ handler, status, summary }: RouteDescription): Record<string, Schema> {
  const schema = ANSWERS.handlers[handler];
  if (schema === undefined) return {};
  const media = typeof schema['contentMediaType'] === 'string' ? schema['contentMediaType'] : 'application/json';
  const { contentMediaType: _, ...plain } = schema;
  const description = describe(schema) ?? `${summary}: the answer.`;
  return { [status]: { description, content: content(media, plain, EXAMPLES[handler]?.response) } };
}

function describe({ $ref: reference }: Schema): string | undefined {
  const name = typeof reference === 'string' ? reference.split('/').at(-1) : undefined;
  return name === undefined ? undefined : ANSWERS.schemas[name]?.description;
}

function content(media: string, schema: Schema, example: unknown): Schema {
  return { [media]: { schema, ...(example !== undefined && { example }) } };
}
