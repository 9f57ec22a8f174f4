import { type NestFastifyApplication, RouteConfig } from '@nestjs/platform-fastify';
import { parametersOf } from './parameters.js';

/** Route configuration of routes with `root_name`. */
const NAMES_ROOT = { names_root: true };

/** Supports `root_name` on a route that returns a single row. */
export const NamesRoot = (): MethodDecorator => RouteConfig(NAMES_ROOT);

/**
 * Wraps a single row in the requested `root_name`, and the members of its lists in the singular form.
 * Lists handle `root_name` themselves. Foreman: config/initializers/rabl_init.rb, data_name
 */
export function useRootNames(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('preSerialization', (request, reply, answer, done) => {
    const { root_name: root } = parametersOf(request);
    if (typeof root !== 'string' || root.trim() === '' || root === 'false') return done(null, answer);
    const isNamed = reply.statusCode < 400 && 'names_root' in request.routeOptions.config;
    done(null, isNamed ? { [root]: withWrappedMembers(answer as object, singular(root)) } : answer);
  });
}

function withWrappedMembers(row: object, root: string): object {
  const wrapped = Object.entries(row).map(([key, value]: [string, unknown]) => [
    key,
    Array.isArray(value) ? value.map((member: unknown) => ({ [root]: member })) : value,
  ]);
  return Object.fromEntries(wrapped);
}

function singular(word: string): string {
  return word.endsWith('ies') ? `${word.slice(0, -3)}y` : word.replace(/(?<!s)s$/, '');
}
