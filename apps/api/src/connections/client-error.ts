import type { Socket } from 'node:net';
import { answerRaw } from './raw-answer.js';

/** Responds to errors that Node finds in an incomplete request: it is invalid, too slow, or its headers are too long. */
export function answerClientError(timeoutSeconds: number): (error: Error & { code?: string }, socket: Socket) => void {
  return (error, socket) => {
    const [status, message] = answerOf(error.code, timeoutSeconds);
    answerRaw(socket, status, message);
  };
}

function answerOf(code: string | undefined, timeoutSeconds: number): [number, string] {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT')
    return [408, `The request took longer than ${timeoutSeconds} seconds to arrive: send it again, faster`];
  if (code === 'HPE_HEADER_OVERFLOW') return [431, 'The headers of the request are longer than 16 kB'];
  if (code === 'HPE_CHUNK_EXTENSIONS_OVERFLOW') return [413, 'The chunk extensions of the request are too long'];
  return [400, 'The request is not valid HTTP'];
}
