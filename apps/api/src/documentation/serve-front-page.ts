import { CATALOG_VERSION } from '@image-catalog/catalog';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { withPagePolicy } from './page-policy.js';

/** Leads from `/` to the documents. Its links are relative, so that it also works below a path of a proxy. */
const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Image Catalog</title>
<link rel="icon" href="favicon.ico">
<style>body { font-family: sans-serif; max-width: 40em; margin: 3em auto; padding: 0 1em; line-height: 1.5 }</style>
</head>
<body>
<h1>Image Catalog ${CATALOG_VERSION}</h1>
<p>VM images of your compute resources, with the Images API of The Foreman.</p>
<ul>
<li><a href="docs">Documentation of the API</a>, where you can also try it</li>
<li><a href="api/openapi.json">OpenAPI document</a>, for programs</li>
<li><a href="apidoc/v2.json">apipie document</a>, for Foreman's clients</li>
</ul>
</body>
</html>
`;

/** A stack of disks. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16" fill="none" stroke="#06c" stroke-width="1.5">
<ellipse cx="8" cy="4" rx="6" ry="2.5"/><path d="M2 4v8c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5V4M2 8c0 1.4 2.7 2.5 6 2.5s6-1.1 6-2.5"/>
</svg>
`;

/** Serves the page at `/` and its icon, for whoever opens the address in a browser. Both need no credentials. */
export function serveFrontPage(app: NestFastifyApplication): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.get('/', { onSend: withPagePolicy }, (_request, reply) => reply.type('text/html; charset=utf-8').send(PAGE));
  fastify.get('/favicon.ico', (_request, reply) => reply.type('image/svg+xml').send(ICON));
}
