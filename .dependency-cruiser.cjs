/** The arrows of docs/architecture.md, held by a machine. `pnpm arrows` draws and checks them. */
const rule = (name, from, to) => ({ name, severity: 'error', from, to });

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
      'providers-know-spec',
      { path: '^packages/providers/src' },
      { path: '^apps/|^packages/(database|search)/|node_modules/(@nestjs|typeorm)' },
    ),
    rule(
      'database-knows-spec-and-search',
      { path: '^packages/database/src' },
      { path: '^apps/|^packages/providers/|node_modules/@nestjs' },
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
    rule(
      'resources-meet-in-http',
      { path: '^apps/api/src/(foreman|routing|sql|lists)/' },
      { path: '\\.(service|query|controller|presenter)\\.ts$', pathNot: '^apps/api/src/(foreman|routing|sql|lists)/' },
    ),
    rule('no-unresolvable', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '\\.turbo' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'default'],
      extensions: ['.ts', '.js'],
    },
  },
};
