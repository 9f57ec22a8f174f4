import { createHash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

const SECURITY = {
  'X-Frame-Options': 'sameorigin',
  'X-Content-Type-Options': 'nosniff',
  'X-Download-Options': 'noopen',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '1; mode=block',
  'Strict-Transport-Security': 'max-age=631139040; includeSubdomains',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * Adds the headers that Foreman sends with every answer: request id, run time, checksum of the documents, security, and
 * an entity tag on successes, with which a repeated GET is answered 304. Rails: Rack::ETag, Rack::ConditionalGet
 */
export function useForemanHeaders(app: NestFastifyApplication, checksum: () => string): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(SECURITY);
    reply.header('X-Request-Id', request.id);
    reply.header('X-Runtime', (reply.elapsedTime / 1000).toFixed(6));
    if (/^\/(api|apidoc)\//.test(request.url)) reply.header('Apipie-Checksum', checksum());
    done(null, tagged(request, reply, payload));
  });
}

function tagged(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if ((reply.statusCode !== 200 && reply.statusCode !== 201) || typeof payload !== 'string') {
    reply.header('Cache-Control', 'no-cache');
    return payload;
  }
  const tag = `W/"${createHash('sha1').update(payload).digest('hex').slice(0, 32)}"`;
  reply.header('ETag', tag).header('Cache-Control', 'max-age=0, private, must-revalidate');
  if (!isFresh(request, tag)) return payload;
  reply.status(304).removeHeader('content-type').removeHeader('content-length');
  return '';
}

function isFresh(request: FastifyRequest, tag: string): boolean {
  const known = request.headers['if-none-match'];
  if (known === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  return known === '*' || known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag.slice(2));
}
