import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/** Methods that Fastify or this server adds to a route of another one. */
const ADDED = ['HEAD', 'PATCH'];

/**
 * Lists what the running router answers below `/api`, as `GET /api/architectures/:`, read from the tree that Fastify
 * prints. Routes that take every method are left out: they only refuse.
 */
export function routesOf(app: NestFastifyApplication): string[] {
  const printed = app.getHttpAdapter().getInstance().printRoutes({ commonPrefix: false });
  const path: string[] = [];
  return printed.split('\n').flatMap((line) => {
    const [, indent = '', part = '', listed = ''] = /^([│ ]*)[├└]── (\S*) \((.*)\)$/.exec(line) ?? [];
    if (part === '') return [];
    path.splice(indent.length / 4, Number.POSITIVE_INFINITY, part);
    const methods = listed.split(', ');
    const whole = path.join('');
    if (
      !/^\/api(\/|$)/.test(whole) ||
      whole.startsWith('/api/v2') ||
      whole === '/api/openapi.json' ||
      methods.includes('PROPFIND')
    )
      return [];
    return methods.filter((method) => !ADDED.includes(method)).map((method) => `${method} ${unnamed(whole)}`);
  });
}

/** Takes the names off a path's parameters, which two routes of one shape give differently. */
export function unnamed(path: string): string {
  return path.replaceAll(/:[^/]+/g, ':');
}
