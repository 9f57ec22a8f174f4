import type { FieldDescription } from '@image-catalog/search';
import { ABSENT_RESOURCES } from './absent-resources.js';
import { type ApipieParameter, topParameter, wrapper } from './apipie-parameter.js';
import type { PropertyDescription, RouteDescription } from './route-description.js';

/** The document from which Foreman's clients generate their calls. Foreman: /apidoc/v2.json, apipie-rails */
export interface ApipieDocument {
  docs: {
    name: string;
    info: string;
    copyright: string;
    doc_url: string;
    api_url: string;
    resources: Record<string, ApipieResource>;
  };
}

/** A resource and its actions. */
export interface ApipieResource {
  doc_url: string;
  id: string;
  api_url: string;
  name: string;
  short_description: null;
  full_description: string;
  version: string;
  formats: null;
  metadata: null;
  methods: ApipieMethod[];
  headers: never[];
  deprecated: boolean;
}

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

const INFO =
  '\n<p>An image catalog that speaks the Images API of The Foreman. Answers are JSON. Every request but those for these ' +
  'documents and for <code>/api/ping</code> needs HTTP Basic credentials.</p>\n';

/** Builds the whole document: all resources in alphabetical order, including the absent ones that clients expect. */
export function writeApipie(routes: readonly RouteDescription[]): ApipieDocument {
  const written = [...routes.map(({ resource }) => resource), ...ABSENT_RESOURCES, 'hosts'];
  const ids = [...new Set(written)].toSorted();
  const resources = ids.map((id): [string, ApipieResource] => [id, writeResource(id, methodsOf(id, routes))]);
  return {
    docs: {
      name: 'Foreman',
      info: INFO,
      copyright: '',
      doc_url: '/apidoc/v2',
      api_url: '/api',
      resources: Object.fromEntries(resources),
    },
  };
}

function writeResource(id: string, methods: ApipieMethod[]): ApipieResource {
  return {
    doc_url: `/apidoc/v2/${id}`,
    id,
    api_url: '/api',
    name: id.charAt(0).toUpperCase() + id.slice(1),
    short_description: null,
    full_description: '',
    version: 'v2',
    formats: null,
    metadata: null,
    methods,
    headers: [],
    deprecated: false,
  };
}

function methodsOf(id: string, routes: readonly RouteDescription[]): ApipieMethod[] {
  const own = routes.filter(({ resource }) => resource === id);
  if (own.length === 0 && id === 'hosts') return [HOST_UPDATE];
  return joinNamesakes(own.map((route) => writeMethod(route, documentedPaths(route))));
}

/**
 * Joins actions of the same name into one, as in Foreman, since clients find an action by its name.
 * A parameter that only some paths need is optional. Otherwise hammer would require a role to show a user.
 */
function joinNamesakes(methods: ApipieMethod[]): ApipieMethod[] {
  const joined = new Map<string, ApipieMethod>();
  for (const method of methods) {
    const first = joined.get(method.name);
    joined.set(method.name, first === undefined ? method : joinTwo(first, method));
  }
  return [...joined.values()];
}

function joinTwo(first: ApipieMethod, further: ApipieMethod): ApipieMethod {
  const added = further.params.filter(({ name }) => first.params.every((known) => known.name !== name));
  const optional = added.map((param) => ({ ...param, required: false }));
  return { ...first, apis: [...first.apis, ...further.apis], params: [...first.params, ...optional] };
}

/**
 * Foreman documents only the first parent path of a write, and clients use the documented path with the most parameters.
 * With all paths documented they would call other paths than with Foreman.
 */
export function documentedPaths({ verb, paths }: RouteDescription): string[] {
  return verb === 'GET' ? paths : paths.slice(0, 1);
}

function writeMethod(route: RouteDescription, paths: string[]): ApipieMethod {
  return {
    doc_url: `/apidoc/v2/${route.resource}/${route.name}`,
    name: route.name,
    apis: paths.map((path) => ({
      api_url: path,
      http_method: route.verb,
      short_description: route.summary,
      deprecated: null,
    })),
    ...CONSTANT,
    params: paramsOf(route, paths),
    metadata: route.search === null ? null : { search: route.search },
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
  return [...[...context, ...own].map(topParameter), ...bodyOf(body)];
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
const CONTEXT: PropertyDescription[] = ['location', 'organization'].map((taxonomy) => ({
  name: `${taxonomy}_id`,
  sentence: `Identifier of the ${taxonomy} in which the request is made.`,
  type: 'integer',
  is_required: false,
  is_nullable: false,
}));

// Every module of Ansible's collection reads the parameters of this action.
const HOST_UPDATE: ApipieMethod = {
  doc_url: '/apidoc/v2/hosts/update',
  name: 'update',
  apis: [],
  ...CONSTANT,
  params: [],
  metadata: null,
};
