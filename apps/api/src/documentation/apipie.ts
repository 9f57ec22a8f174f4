import { type ApipieMethod, writeMethod } from './apipie-method.js';
import type { ApipieParameter } from './apipie-parameter.js';
import { ABSENT_ACTIONS } from './foreman-document.js';
import { asForemanHasIt, writeAbsent } from './recorded-actions.js';
import type { RouteDescription } from './route-description.js';

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

const INFO =
  '\n<p>An image catalog that speaks the Images API of The Foreman. Answers are JSON. Every request but those for these ' +
  'documents and for <code>/api/ping</code> needs HTTP Basic credentials.</p>\n';

/** Resources of this server alone that break a client: python-foreman calls its own connection `session`. */
const UNDOCUMENTED = ['sessions'];

/** Builds the whole document: all resources in alphabetical order, including those of Foreman that are absent here. */
export function writeApipie(routes: readonly RouteDescription[]): ApipieDocument {
  const documented = routes.filter(({ resource }) => !UNDOCUMENTED.includes(resource));
  const ids = [...new Set([...documented.map(({ resource }) => resource), ...Object.keys(ABSENT_ACTIONS)])].toSorted();
  const resources = ids.map((id): [string, ApipieResource] => [id, writeResource(id, methodsOf(id, documented))]);
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
  if (own.length > 0) return joinNamesakes(own.map(writeMethod)).map((method) => asForemanHasIt(id, method));
  return Object.entries(ABSENT_ACTIONS[id] ?? {}).map(([name, action]) => writeAbsent(id, name, action));
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
  const apis = [...first.apis, ...further.apis];
  const added = further.params.filter(({ name }) => first.params.every((known) => known.name !== name));
  const isShared = ({ name }: ApipieParameter) => further.params.some((known) => known.name === name);
  const optional = (param: ApipieParameter) => ({ ...param, required: false });
  const params = [...first.params.map((param) => (isShared(param) ? param : optional(param))), ...added.map(optional)];
  return { ...first, apis, params };
}
