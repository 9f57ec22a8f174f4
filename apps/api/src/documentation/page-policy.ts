import type { FastifyReply, FastifyRequest } from 'fastify';

/** A page may load its own files and call this API. Swagger UI needs inline styles and data URLs. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
  "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Sets the policy of a page. It runs after the hook that sets the strict policy of all other responses. */
export function withPagePolicy(
  _request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: null, payload: unknown) => void,
): void {
  reply.header('Content-Security-Policy', POLICY);
  done(null, payload);
}
