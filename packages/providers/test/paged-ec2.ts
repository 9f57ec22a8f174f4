import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Loopback, readBody, startServer } from './loopback.js';

/** What an answer is made of: a page of image ids, an error by its code, or anything at all. */
export type Ec2Reply =
  | { ids: string[]; next?: string }
  | { status: number; code: string; headers?: Record<string, string> }
  | { status?: number; text: string; headers?: Record<string, string> }
  | ((response: ServerResponse) => void);

export interface PagedEc2 extends Loopback {
  /** Parameters of the calls that came in. */
  asked: Record<string, string>[];
  /** Regions that the calls were signed for. */
  regions: (string | undefined)[];
}

/**
 * Starts a server that replays given answers to DescribeImages, one a call and the last one again and again; or answers by
 * a function of the parameters. It stands in for what moto does not do: pages, throttling and refusals.
 */
export async function startPagedEc2(
  replies: Ec2Reply[] | ((asked: Record<string, string>, region: string) => Ec2Reply),
): Promise<PagedEc2> {
  const asked: Record<string, string>[] = [];
  const regions: (string | undefined)[] = [];
  const server = await startServer((request, response) => void answer(request, response));
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const parameters = Object.fromEntries(new URLSearchParams(await readBody(request)));
    const region = /Credential=[^/]+\/\d+\/([^/]+)\/ec2\//.exec(request.headers.authorization ?? '')?.[1];
    asked.push(parameters);
    regions.push(region);
    const reply =
      typeof replies === 'function'
        ? replies(parameters, region ?? '')
        : replies[Math.min(asked.length, replies.length) - 1]!;
    send(response, reply);
  }
  return Object.assign(server, { asked, regions });
}

function send(response: ServerResponse, reply: Ec2Reply): void {
  if (typeof reply === 'function') return reply(response);
  const headers = { 'content-type': 'text/xml', ...('headers' in reply ? reply.headers : {}) };
  response.writeHead('status' in reply ? (reply.status ?? 200) : 200, headers);
  if ('ids' in reply) response.end(writeImages(reply.ids, reply.next));
  else response.end('code' in reply ? writeError(reply.code) : reply.text);
}

/** EC2 API reference: DescribeImages, Examples */
export function writeImages(ids: readonly string[], next?: string): string {
  const items = ids.map(
    (id) =>
      `<item><imageId>${id}</imageId><name>debian-12-${id}</name><imageState>available</imageState>` +
      `<imageOwnerId>123456789012</imageOwnerId><architecture>arm64</architecture></item>`,
  );
  const token = next === undefined ? '' : `<nextToken>${next}</nextToken>`;
  return (
    `<?xml version="1.0"?><DescribeImagesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">` +
    `<requestId>1</requestId><imagesSet>${items.join('')}</imagesSet>${token}</DescribeImagesResponse>`
  );
}

function writeError(code: string): string {
  const error = `<Error><Code>${code}</Code><Message>words of the other side</Message></Error>`;
  return `<?xml version="1.0"?><Response><Errors>${error}</Errors><RequestID>1</RequestID></Response>`;
}
