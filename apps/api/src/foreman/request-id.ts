import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** Returns the request's id: the client's X-Request-Id without special characters and cut at 255, else a random UUID. Rails: request_id.rb */
export function requestId(request: Pick<IncomingMessage, 'headers'>): string {
  const sent = request.headers['x-request-id'];
  const clean = (Array.isArray(sent) ? sent[0] : sent)?.replace(/[^\w\-@]/g, '').slice(0, 255);
  return clean ? clean : randomUUID();
}
