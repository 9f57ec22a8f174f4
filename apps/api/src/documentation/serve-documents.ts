import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import type { Documentation } from './documentation.js';

/** `/apidoc/v2/images/create.en.json`: version, resource and action, and the language before the ending. */
const DOCUMENT = /^\/apidoc(?:\/v2(?:\/(?<resource>\w+)(?:\/(?<action>\w+))?)?)?(?:\.(?<language>\w+))?\.json$/;

/**
 * Serves the documents that clients load before they have credentials, outside the API's routes and guards.
 * All texts are English. For other languages it responds 404, and clients then load the document without a language.
 * Foreman: apipie-rails, apipies_controller.rb
 */
export function serveDocuments(app: NestFastifyApplication, documentation: () => Documentation): void {
  const fastify = app.getHttpAdapter().getInstance();
  const written = new Map<string, string>();
  const answer = (path: string, reply: FastifyReply): FastifyReply => {
    const text = written.get(path) ?? write(documentation(), path);
    if (text === undefined) return reply.status(404).type('application/json; charset=utf-8').send('');
    written.set(path, text);
    return reply.type('application/json; charset=utf-8').send(text);
  };
  for (const url of ['/apidoc.json', '/apidoc/*']) {
    fastify.get(url, (request, reply) => answer(request.url.split('?')[0] ?? '', reply));
  }
}

function write(documentation: Documentation, path: string): string | undefined {
  if (/^\/apidoc\/apipie_checksum(\.json)?\/?$/.test(path)) return JSON.stringify({ checksum: documentation.checksum });
  const { resource, action, language = 'en' } = DOCUMENT.exec(path)?.groups ?? { language: '' };
  if (language !== 'en') return undefined;
  const document = resource === undefined ? documentation.apipie : documentation.part(resource, action);
  return document && escaped(JSON.stringify(document));
}

// Escapes JSON as Rails does, so that it is safe inside an HTML page.
function escaped(json: string): string {
  return json
    .replaceAll('<', String.raw`\u003c`)
    .replaceAll('>', String.raw`\u003e`)
    .replaceAll('&', String.raw`\u0026`);
}
