import type { FastifyInstance, RouteOptions } from 'fastify';

/** Serves PATCH wherever PUT is served, as Rails' resource routes do. */
export function usePatchAsPut(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (route.method === 'PUT') fastify.route({ ...route, method: 'PATCH' });
  });
}
