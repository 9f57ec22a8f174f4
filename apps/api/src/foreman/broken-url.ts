import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { commonHeaders } from './response-headers.js';

/** Responds in the API's error format to requests that never reach a route, such as a broken percent-encoding. */
export function refuseBrokenUrl(
  checksum: () => string,
): (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void {
  return (error, request, reply) => {
    const message = error.code === 'FST_ERR_BAD_URL' ? 'The path is not a valid URL' : error.message;
    void reply
      .status(error.statusCode ?? 400)
      .headers({
        ...commonHeaders(request, reply, checksum),
        'Content-Type': 'application/json; charset=utf-8',
        'Cache-Control': 'no-cache',
      })
      .send({ error: { message } });
  };
}
