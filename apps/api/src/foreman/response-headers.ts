import { hash } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Security headers of every response. */
export const SECURITY = {
  'x-frame-options': 'sameorigin',
  'x-content-type-options': 'nosniff',
  'x-download-options': 'noopen',
  'x-permitted-cross-domain-policies': 'none',
  'x-xss-protection': '1; mode=block',
  'strict-transport-security': 'max-age=631139040; includeSubdomains',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
};

/**
 * Adds the headers that Foreman sends with every response, and an ETag on successes. A repeated GET with that ETag gets
 * 304. Rails: Rack::ETag, Rack::ConditionalGet
 */
export function useForemanHeaders(app: NestFastifyApplication, checksum: () => string): void {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onSend', (request, reply, payload, done) => {
    reply.headers(commonHeaders(request, reply, checksum));
    done(null, tagged(request, reply, payload));
  });
}

/** Returns the headers of every response, errors included: request id, run time, document checksum, security. */
export function commonHeaders(
  request: FastifyRequest,
  reply: FastifyReply,
  checksum: () => string,
): Record<string, string> {
  return {
    ...SECURITY,
    'x-request-id': request.id,
    'x-runtime': (reply.elapsedTime / 1000).toFixed(6),
    ...(/^\/(api|apidoc)\//.test(request.url) && { 'apipie-checksum': checksum() }),
  };
}

function tagged(request: FastifyRequest, reply: FastifyReply, payload: unknown): unknown {
  if ((reply.statusCode !== 200 && reply.statusCode !== 201) || typeof payload !== 'string') {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-cache');
    return payload;
  }
  const tag = `W/"${hash('sha1', payload, 'hex').slice(0, 32)}"`;
  reply.headers({ etag: tag, 'cache-control': 'max-age=0, private, must-revalidate' });
  if (!isFresh(request, tag)) return payload;
  reply.status(304).removeHeader('content-type').removeHeader('content-length');
  return null;
}

function isFresh(request: FastifyRequest, tag: string): boolean {
  const known = request.headers['if-none-match'];
  if (known === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return false;
  return known === '*' || known.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag.slice(2));
}
