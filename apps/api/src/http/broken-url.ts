import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';

/** Answers what never reaches a route, such as a path with a broken percent-encoding, in the API's error format. */
export function refuseBrokenUrl(error: FastifyError, _request: FastifyRequest, reply: FastifyReply): void {
  const message = error.code === 'FST_ERR_BAD_URL' ? 'The path is not a valid URL' : error.message;
  void reply
    .status(error.statusCode ?? 400)
    .header('content-type', 'application/json; charset=utf-8')
    .send({ error: { message } });
}
