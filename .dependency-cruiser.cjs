/** The arrows of docs/architecture.md, held by a machine. `pnpm arrows` draws and checks them. */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

/**
 * The layers inside apps/api/src, from the top down. A file imports its own folder and the layers below. Resources may
 * import each other, and so may the folders of the inventory, as long as no circle comes of it.
 */
const API_LAYERS = [
  ['home'],
  ['documentation'],
  ['resources'],
  ['inventory'],
  ['auth'],
  ['access'],
  ['lists'],
  ['sql'],
  ['routing'],
  ['connections'],
  ['foreman'],
];

/** The layers inside apps/worker/src, from the top down; the folders of the sync are the story of one run, told backwards. */
const WORKER_LAYERS = [
  ['health'],
  ['queue', 'upkeep'],
  ['targets'],
  ['sync'],
  ['sync/finish', 'sync/import'],
  ['sync/read'],
  ['sync/write'],
  ['sync/claim'],
  ['sync/provider-calls'],
  ['sync/slots'],
  ['sync/decide', 'sync/digest'],
  ['outside'],
];

/** Forbids that a layer imports one above it, or another one of its own height. */
function layersOf(app, layers) {
  return layers.flatMap((folders, height) =>
    folders.map((folder) => ({
      name: `${folder}-faces-down`,
      severity: 'error',
      from: { path: `^apps/${app}/src/${folder}/` },
      to: {
        path: `^apps/${app}/src/`,
        pathNot: [folder, ...layers.slice(height + 1).flat()].map((below) => `^apps/${app}/src/${below}/`),
      },
    })),
  );
}

module.exports = {
  forbidden: [
    rule('no-circular', {}, { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } }),
    rule('spec-is-a-leaf', { path: '^packages/spec/src' }, { path: '^(apps|packages)/', pathNot: '^packages/spec/' }),
    rule('spec-has-no-node', { path: '^packages/spec/src', pathNot: 'spec\\.ts$' }, { dependencyTypes: ['core'] }),
    rule(
      'search-is-a-leaf',
      { path: '^packages/search/src' },
      { path: '^(apps|packages)/', pathNot: '^packages/search/' },
    ),
    rule(
      'search-is-pure',
      { path: '^packages/search/src', pathNot: 'spec\\.ts$' },
      { dependencyTypes: ['core', 'npm'] },
    ),
    rule(
      'client-knows-spec',
      { path: '^packages/client/src' },
      { path: '^(apps|packages)/', pathNot: '^packages/(client|spec)/' },
    ),
    rule('client-has-no-node', { path: '^packages/client/src', pathNot: 'spec\\.ts$' }, { dependencyTypes: ['core'] }),
    rule(
      'providers-know-spec',
      { path: '^packages/providers/src' },
      { path: '^apps/|^packages/(catalog|database|embedded-postgres|search|secrets)/|node_modules/(@nestjs|typeorm)' },
    ),
    rule(
      'secrets-is-a-leaf',
      { path: '^packages/secrets/src' },
      { path: '^(apps|packages)/', pathNot: '^packages/secrets/' },
    ),
    rule(
      'embedded-postgres-knows-secrets',
      { path: '^packages/embedded-postgres/src' },
      { path: '^(apps|packages)/', pathNot: '^packages/(embedded-postgres|secrets)/' },
    ),
    rule(
      'database-knows-spec-and-secrets',
      { path: '^packages/database/src', pathNot: '/testing/' },
      { path: '^apps/|^packages/(catalog|embedded-postgres|providers|search)/|node_modules/@nestjs' },
    ),
    rule(
      'catalog-knows-the-tables',
      { path: '^packages/catalog/src' },
      { path: '^apps/|^packages/(providers|embedded-postgres)/|node_modules/@nestjs' },
    ),
    rule('api-has-no-provider', { path: '^apps/api/' }, { path: '^packages/providers/' }),
    rule('no-app-to-app', { path: '^apps/([^/]+)/' }, { path: '^apps/', pathNot: '^apps/$1/' }),
    rule('no-deep-import', { path: '^([^/]+/[^/]+)/' }, { path: '^packages/[^/]+/src/', pathNot: ['^$1/'] }),
    rule('no-inner-barrel', { path: '^packages/([^/]+)/src/' }, { path: '^packages/$1/src/index\\.ts$' }),
    rule(
      'thin-controllers',
      { path: '\\.controller\\.ts$' },
      { path: '\\.query\\.ts$|^packages/database/|node_modules/(typeorm|pg)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'presenters-are-pure',
      { path: '\\.presenter\\.ts$' },
      { path: '\\.(service|query|controller)\\.ts$|node_modules/@nestjs' },
    ),
    rule('services-face-down', { path: '\\.(service|query)\\.ts$' }, { path: '\\.(controller|presenter)\\.ts$' }),
    rule('queries-face-down', { path: '\\.query\\.ts$' }, { path: '\\.(presenter|service)\\.ts$' }),
    ...layersOf('api', API_LAYERS),
    ...layersOf('worker', WORKER_LAYERS),
    { name: 'no-folder-circle', severity: 'error', scope: 'folder', from: {}, to: { circular: true } },
    rule('no-unresolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '\\.turbo|\\.(db-)?spec\\.ts$' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
};
