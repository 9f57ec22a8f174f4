import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DOCUMENT, START, writePage } from './docs-page.js';
import type { Documentation } from './documentation.js';
import { withPagePolicy } from './page-policy.js';

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
  const html = (request: FastifyRequest, reply: FastifyReply) =>
    reply.type('text/html; charset=utf-8').send(writePage(request.url.split('?')[0] ?? ''));
  for (const url of ['/docs', '/apidoc']) fastify.get(url, { onSend: withPagePolicy }, html);
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
