import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Loopback, readBody, startServer } from './loopback.js';

/** What an answer of a faulty OpenStack is made of; a function may do what it likes with the connection. */
export type Reply =
  | { status?: number; headers?: Record<string, string>; json?: unknown; text?: string }
  | ((response: ServerResponse) => void);

export interface FaultyOpenstack extends Loopback {
  /** Bodies of the logins that came in. */
  logins: unknown[];
  /** Tokens that listings came with. */
  tokens: (string | undefined)[];
}

/**
 * Starts a server that replays given answers to listings, one a call and the last one again and again, and to logins a
 * token with a number. Listings of hidden images have answers of their own, none by default. It stands in for what a real OpenStack cannot be made to do; what that does is tested with one.
 */
export async function startFaultyOpenstack(
  pages: Reply[],
  login?: (number: number, url: string) => Reply,
  hidden: Reply[] = [{ json: { images: [] } }],
): Promise<FaultyOpenstack> {
  const logins: unknown[] = [];
  const tokens: (string | undefined)[] = [];
  const answerLogin = login ?? ((number, url) => tokenReply(number, [{ region: 'RegionOne', url }]));
  let hiddenCalls = 0;
  const server = await startServer((request, response) => void route(request, response));
  async function route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') {
      logins.push(JSON.parse(await readBody(request)));
      send(response, answerLogin(logins.length, server.url));
    } else if (request.url?.includes('os_hidden=true')) {
      send(response, hidden[Math.min(++hiddenCalls, hidden.length) - 1]!);
    } else {
      tokens.push(request.headers['x-auth-token']?.toString());
      send(response, pages[Math.min(tokens.length, pages.length) - 1]!);
    }
  }
  return Object.assign(server, { logins, tokens });
}

/** The answer of Keystone to a login, with the image service at the endpoints given. */
export function tokenReply(number: number, endpoints: { region: string; url: string; interface?: string }[]): Reply {
  const catalog = [
    { type: 'identity', endpoints: [{ interface: 'public', region_id: 'RegionOne', url: 'http://127.0.0.1:1' }] },
    {
      type: 'image',
      endpoints: endpoints.map(({ region, ...endpoint }) => ({ interface: 'public', region_id: region, ...endpoint })),
    },
  ];
  const json = { token: { project: { id: 'p1', name: 'catalog' }, catalog } };
  return { status: 201, headers: { 'x-subject-token': `token-${number}` }, json };
}

function send(response: ServerResponse, reply: Reply): void {
  if (typeof reply === 'function') return reply(response);
  response.writeHead(reply.status ?? 200, { 'content-type': 'application/json', ...reply.headers });
  response.end(reply.text ?? JSON.stringify(reply.json ?? {}));
}
