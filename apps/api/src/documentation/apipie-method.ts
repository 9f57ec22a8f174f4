import type { PropertyDescription } from '@image-catalog/spec';
import type { FieldDescription } from '@image-catalog/search';
import { type ApipieParameter, topParameter, wrapper } from './apipie-parameter.js';
import type { RouteDescription } from './route-description.js';

/** An action and its paths. */
export interface ApipieMethod {
  doc_url: string;
  name: string;
  apis: { api_url: string; http_method: string; short_description: string; deprecated: null }[];
  formats: null;
  full_description: string;
  errors: never[];
  params: ApipieParameter[];
  returns: never[];
  examples: never[];
  metadata: { search: FieldDescription[] } | null;
  see: never[];
  headers: never[];
  show: boolean;
}

/** Writes an action as its route and DTOs describe it. Of a write only the first parent path is named, as Foreman does. */
export function writeMethod(route: RouteDescription): ApipieMethod {
  const paths = route.verb === 'GET' ? route.paths : route.paths.slice(0, 1);
  const apis = paths.map((path) => `${route.verb} ${path}`);
  return {
    ...nameMethod(route.resource, route.name, apis, route.summary),
    params: paramsOf(route, paths),
    metadata: route.search === null ? null : { search: route.search },
  };
}

/** The keys of an action that say where it is found. An api is written as its verb and path. */
export function nameMethod(resource: string, name: string, apis: readonly string[], summary: string): ApipieMethod {
  return {
    doc_url: `/apidoc/v2/${resource}/${name}`,
    name,
    apis: apis.map((api) => {
      const [http_method = '', api_url = ''] = api.split(' ');
      return { api_url, http_method, short_description: summary, deprecated: null };
    }),
    ...CONSTANT,
    params: [],
    metadata: null,
  };
}

const CONSTANT = {
  formats: null,
  full_description: '',
  errors: [],
  returns: [],
  examples: [],
  see: [],
  headers: [],
  show: true,
} satisfies Partial<ApipieMethod>;

// Whether the parameter is optional at the end of a path: `associate/:vm_id` and `associate`.
function canEndBefore({ name }: PropertyDescription, paths: string[], all: string[]): boolean {
  return paths.every((path) => path.endsWith(`/:${name}`) && all.includes(path.slice(0, -name.length - 2)));
}

function paramsOf({ parameters, body, verb, paths: all }: RouteDescription, paths: string[]): ApipieParameter[] {
  const inPath = ({ name }: PropertyDescription) => paths.some((path) => path.split('/').includes(`:${name}`));
  // Parents that occur only in undocumented paths are left out.
  const own =
    verb === 'GET'
      ? parameters
      : parameters.filter(inPath).map((known) => ({ ...known, is_required: !canEndBefore(known, paths, all) }));
  const context = CONTEXT.filter(({ name }) => own.every((known) => known.name !== name));
  return [...context, ...own.map(topParameter), ...bodyOf(body)];
}

// Foreman accepts names instead of ids but documents only the ids. Otherwise hammer would send both.
function bodyOf(body: RouteDescription['body']): ApipieParameter[] {
  if (body === null) return [];
  return [
    wrapper(
      body.key,
      body.properties.filter(({ name }) => !body.names_for_ids.includes(name)),
    ),
  ];
}

// Every action of Foreman has these parameters first.
const CONTEXT = ['location', 'organization'].map((taxonomy): ApipieParameter => {
  const sentence = `Identifier of the ${taxonomy} in which the request is made.`;
  const known = topParameter({
    name: `${taxonomy}_id`,
    sentence,
    type: 'integer',
    is_required: false,
    is_nullable: false,
  });
  return { ...known, validator: 'Must be a Integer' };
});
