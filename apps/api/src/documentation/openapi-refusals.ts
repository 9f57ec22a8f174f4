import { refer, type Schema } from './openapi-schema.js';
import type { RouteDescription } from './route-description.js';

/** The refusals that actions share, by their names in the document. */
export const REFUSALS: Record<string, Schema> = {
  BadRequest: refusal(
    'A parameter or a search is invalid, the body is not valid JSON, or a text holds a character that cannot be stored, such as NUL.',
    'ErrorBody',
    'ParamErrorBody',
    'StatusBody',
  ),
  Unauthenticated: refusal('Invalid user name, password or token.', 'ErrorBody'),
  Forbidden: refusal('A permission is missing, or no permission allows this.', 'DeniedBody'),
  NotFound: refusal('The row, a parent, the organization or the location does not exist.', 'ErrorBody', 'MessageBody'),
  Conflict: refusal('The row has changed since, so that this is not possible any more.', 'ErrorBody'),
  TooLarge: refusal('The body is larger than 1 MiB.', 'ErrorBody'),
  UnsupportedMediaType: refusal('The body is not JSON.', 'ErrorBody'),
  Invalid: refusal(
    'The request breaks a validation rule, other rows depend on it, or it is not possible for this row.',
    'InvalidBody',
    'ErrorBody',
    'MessageBody',
  ),
  Failed: refusal('Unexpected error, or the provider does not support this.', 'ErrorBody'),
  Unavailable: {
    ...refusal('The server is busy, or its database is away. Try again later.', 'ErrorBody'),
    headers: { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'integer', examples: [5] } } },
  },
};

const NAMES: Record<number, keyof typeof REFUSALS> = {
  400: 'BadRequest',
  401: 'Unauthenticated',
  403: 'Forbidden',
  404: 'NotFound',
  409: 'Conflict',
  413: 'TooLarge',
  415: 'UnsupportedMediaType',
  422: 'Invalid',
  500: 'Failed',
  503: 'Unavailable',
};

/** Lists the refusals of an action by status. */
export function refusalsOf({ verb, is_open, may_conflict }: RouteDescription): Record<string, Schema> {
  const writes = verb === 'POST' || verb === 'PUT';
  const statuses = [
    400,
    // 404 for the row, its parents, or the organization and location of the request.
    ...(is_open ? [] : [401, 403, 404]),
    ...(may_conflict ? [409] : []),
    ...(writes ? [413, 415] : []),
    // Also of reads: Foreman answers some missing parents and missing features with it.
    ...(is_open ? [] : [422]),
    500,
    503,
  ];
  return Object.fromEntries(statuses.map((status) => [status, { $ref: `#/components/responses/${NAMES[status]}` }]));
}

function refusal(description: string, ...bodies: string[]): Schema {
  const schemas = bodies.map(refer);
  const schema = schemas.length === 1 ? schemas[0] : { anyOf: schemas };
  return { description, content: { 'application/json': { schema } } };
}
