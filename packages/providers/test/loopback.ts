import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import { type AddressInfo, connect, createServer as createTcpServer, type Server, type Socket } from 'node:net';

export interface Loopback {
  url: string;
  /** What came in, as `GET /path`. */
  calls: string[];
  close(): Promise<void>;
}

/** Starts an HTTP server on 127.0.0.1 that a test scripts, to replay what servers do wrong. */
export async function startServer(listener: RequestListener): Promise<Loopback> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  const port = await listen(server);
  return { url: `http://127.0.0.1:${port}`, calls, close: () => close(server, () => server.closeAllConnections()) };
}

/** Reads the body of a request. */
export async function readBody(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/**
 * Starts a TCP proxy before a real server that cuts the nth connection after some bytes of the answer; later ones too
 * when `forGood`.
 */
export async function startCuttingProxy(
  target: URL,
  cut: { connection: number; afterBytes: number; forGood: boolean },
): Promise<Loopback> {
  let connections = 0;
  const sockets = new Set<Socket>();
  const server = createTcpServer((client) => {
    connections++;
    const cuts = cut.forGood ? connections >= cut.connection : connections === cut.connection;
    let left = cuts ? cut.afterBytes : Number.POSITIVE_INFINITY;
    const upstream = connect(Number(target.port), target.hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream);
    upstream.on('data', (chunk: Buffer) => {
      client.write(chunk.subarray(0, Math.min(left, chunk.length)));
      left -= chunk.length;
      if (left > 0) return;
      client.end(() => client.destroy());
      upstream.destroy();
    });
    upstream.on('end', () => client.end());
  });
  const port = await listen(server);
  const end = () => sockets.forEach((socket) => socket.destroy());
  return { url: `http://127.0.0.1:${port}`, calls: [], close: () => close(server, end) };
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}

async function close(server: Server, endConnections: () => void): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  endConnections();
  await closed;
}
