import { Agent, request } from 'node:http';

/** A request as it goes over the wire: nothing is added, encoded or normalised but spaces and what is not ASCII. */
export interface WireRequest {
  method: string;
  path: string;
  headers: Record<string, string | undefined>;
  body?: string | Buffer | undefined;
}

/** What came back. */
export interface Answer {
  status: number;
  headers: Headers;
  /** The body's text, exactly. */
  text: string;
  /** The body parsed, or undefined when it is not JSON. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into bodies of every form
  body: any;
}

/** Speaks HTTP with one server, as old clients do: bodies on GET, broken encodings and odd methods included. */
export class HttpClient {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(private readonly port: number) {}

  send({ method, path, headers, body }: WireRequest): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const outgoing = request(
        {
          agent: this.agent,
          port: this.port,
          host: '127.0.0.1',
          method,
          path: path.replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent),
          headers: {
            ...Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)),
            ...(body !== undefined && { 'content-length': String(Buffer.byteLength(body)) }),
          },
        },
        (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('close', () => reject(new Error('The answer was cut')));
          incoming.on('end', () => {
            const text = Buffer.concat(chunks).toString('utf8');
            resolve({
              status: incoming.statusCode ?? 0,
              headers: headersOf(incoming.rawHeaders),
              text,
              body: parsed(text),
            });
          });
        },
      );
      // After an answer this changes nothing: a server may close while a body that it refused is still on its way.
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function headersOf(raw: readonly string[]): Headers {
  const headers = new Headers();
  for (let index = 0; index < raw.length; index += 2) headers.append(raw[index] ?? '', raw[index + 1] ?? '');
  return headers;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
