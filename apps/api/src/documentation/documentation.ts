import { createHash } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { type ApipieDocument, type ApipieResource, writeApipie } from './apipie.js';
import { describeRoutes } from './describe-routes.js';
import { type OpenApiDocument, writeOpenApi } from './openapi.js';
import type { RouteDescription } from './route-description.js';

/** The documents of this server's API, generated once from its routes. */
export class Documentation {
  readonly routes: readonly RouteDescription[];
  readonly apipie: ApipieDocument;
  readonly openapi: OpenApiDocument;
  /** Checksum of the apipie document, forty hex digits. Clients cache the document under it. */
  readonly checksum: string;

  constructor(controllers: readonly Type[]) {
    this.routes = describeRoutes(controllers);
    this.apipie = writeApipie(this.routes);
    this.openapi = writeOpenApi(this.routes);
    this.checksum = createHash('sha1').update(JSON.stringify(this.apipie)).digest('hex');
  }

  /** Returns the actions of each resource: summary and first path. Foreman: home_controller.rb, index */
  links(): Record<string, Record<string, string>> {
    const links: Record<string, Record<string, string>> = {};
    for (const { resource, summary, paths } of this.routes) {
      links[resource] = { ...links[resource], [summary]: paths[0] ?? '/api' };
    }
    return links;
  }

  /** Returns the document of one resource or action; undefined when there is none. */
  part(resource: string, action?: string): { docs: unknown } | undefined {
    const known = new Map(Object.entries(this.apipie.docs.resources)).get(resource);
    const methods = known?.methods.filter(({ name }) => action === undefined || name === action) ?? [];
    if (known === undefined || (action !== undefined && methods.length === 0)) return undefined;
    const shown: ApipieResource = { ...known, methods };
    return { docs: { ...this.apipie.docs, resources: [shown] } };
  }
}
