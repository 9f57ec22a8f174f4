import { STATUS_CODES } from 'node:http';
import type { Socket } from 'node:net';
import { SECURITY } from '../foreman/response-headers.js';

/** Sends an error in Foreman's form on a connection that has no reply object, and closes it. */
export function answerRaw(socket: Socket, status: number, message: string, retryAfter?: number): void {
  // A client that is gone, or is reading a response, cannot be told.
  if (!socket.writable || isInAnswer(socket)) {
    socket.destroy();
    return;
  }
  const body = JSON.stringify({ error: { message } });
  const headers = {
    ...SECURITY,
    'content-type': 'application/json; charset=utf-8',
    'content-length': String(Buffer.byteLength(body)),
    'cache-control': 'no-cache',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
    connection: 'close',
  };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`);
  socket.destroySoon();
}

/** Node keeps a socket's current response there and checks it, too, before it sends 408. */
function isInAnswer(socket: Socket): boolean {
  return (socket as Socket & { _httpMessage?: { headersSent: boolean } | null })._httpMessage?.headersSent === true;
}
