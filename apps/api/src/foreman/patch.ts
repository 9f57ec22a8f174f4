import type { FastifyInstance, RouteOptions } from 'fastify';

/** Answers PATCH wherever PUT is answered, as Rails' resource routes do. */
export function usePatchAsPut(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route: RouteOptions) => {
    if (route.method === 'PUT') fastify.route({ ...route, method: 'PATCH' });
  });
}
