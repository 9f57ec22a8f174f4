import { createHash } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { type ApipieDocument, type ApipieResource, writeApipie } from './apipie.js';
import { describeRoutes } from './describe-routes.js';
import { type OpenApiDocument, writeOpenApi } from './openapi.js';
import type { RouteDescription } from './route-description.js';

/** The documents of this API, made once from its routes. */
export class Documentation {
  readonly routes: readonly RouteDescription[];
  readonly apipie: ApipieDocument;
  readonly openapi: OpenApiDocument;
  /** The SHA-1 of the apipie document in hex. Clients name their copy of the document by it. */
  readonly checksum: string;

  constructor(controllers: readonly Type[]) {
    this.routes = describeRoutes(controllers);
    this.apipie = writeApipie(this.routes);
    this.openapi = writeOpenApi(this.routes);
    this.checksum = createHash('sha1').update(JSON.stringify(this.apipie)).digest('hex');
  }

  /** Gives for each resource the first path of each action, by its summary. Foreman: home_controller.rb, index */
  links(): Record<string, Record<string, string>> {
    const links: Record<string, Record<string, string>> = {};
    for (const { resource, summary, paths } of this.routes) {
      links[resource] = { ...links[resource], [summary]: paths[0] ?? '/api' };
    }
    return links;
  }

  /** Gives the document of one resource, or of one of its actions; undefined when there is none. */
  part(resource: string, action?: string): { docs: unknown } | undefined {
    const known = new Map(Object.entries(this.apipie.docs.resources)).get(resource);
    const methods = known?.methods.filter(({ name }) => action === undefined || name === action) ?? [];
    if (known === undefined || (action !== undefined && methods.length === 0)) return undefined;
    const shown: ApipieResource = { ...known, methods };
    return { docs: { ...this.apipie.docs, resources: [shown] } };
  }
}
