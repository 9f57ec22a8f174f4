import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Documentation } from './documentation.js';

const DOCUMENT = '/api/openapi.json';

const PAGE = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>Image Catalog</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
</head>
<body>
<div id="ui"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</body>
</html>
`;

const START = `SwaggerUIBundle({ url: '${DOCUMENT}', dom_id: '#ui', deepLinking: true, validatorUrl: null });\n`;

/** The page may load its own files and call this API. Swagger UI needs inline styles and data URLs. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** The files of swagger-ui-dist that the page loads. */
const ASSETS = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const;

/** Serves the OpenAPI document, and a page at `/docs` that shows it without other servers. Both need no credentials. */
export function serveOpenApi(app: NestFastifyApplication, documentation: () => Documentation): void {
  const fastify = app.getHttpAdapter().getInstance();
  let document: string | undefined;
  fastify.get(DOCUMENT, (_request, reply) => {
    document ??= JSON.stringify(documentation().openapi);
    return reply.type('application/json; charset=utf-8').send(document);
  });
  const html = (_request: FastifyRequest, reply: FastifyReply) => reply.type('text/html; charset=utf-8').send(PAGE);
  for (const url of ['/docs', '/apidoc']) fastify.get(url, { onSend: withPolicy }, html);
  fastify.get('/docs/start.js', (_request, reply) => reply.type('text/javascript; charset=utf-8').send(START));
  const folder = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const [name, type] of Object.entries(ASSETS)) {
    let text: Promise<string> | undefined;
    fastify.get(`/docs/${name}`, async (_request, reply) => {
      text ??= readFile(join(folder, name), 'utf8');
      return reply.type(`${type}; charset=utf-8`).send(await text);
    });
  }
}

// Runs after the hook that sets the strict policy of all other responses.
function withPolicy(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  reply.header('Content-Security-Policy', POLICY);
  done(null, payload);
}
