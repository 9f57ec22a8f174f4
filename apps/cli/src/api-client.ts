import type { Connection } from './connection.js';

/** An error response of the API. */
class ApiError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Calls the API as one user. */
export class ApiClient {
  constructor(private readonly connection: Connection) {}

  /** Address of the server. */
  get url(): string {
    return this.connection.url;
  }

  get<Body>(path: string): Promise<Body> {
    return this.ask<Body>('GET', path);
  }

  post<Body>(path: string, body: object): Promise<Body> {
    return this.ask<Body>('POST', path, body);
  }

  put<Body>(path: string, body: object): Promise<Body> {
    return this.ask<Body>('PUT', path, body);
  }

  delete<Body>(path: string): Promise<Body> {
    return this.ask<Body>('DELETE', path);
  }

  /** Streams the lines of a response. @throws ApiError, and Error when the API does not respond. */
  async *lines(path: string): AsyncGenerator<string> {
    const response = await this.send('GET', path);
    if (response.body === null) return;
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
  }

  private async ask<Body>(method: string, path: string, body?: object): Promise<Body> {
    return (await (await this.send(method, path, body)).json()) as Body;
  }

  private async send(method: string, path: string, body?: object): Promise<Response> {
    const { url, authorization } = this.connection;
    const headers = {
      accept: 'application/json, text/event-stream',
      authorization,
      ...(body && { 'content-type': 'application/json' }),
    };
    const options = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(`${url}/api/${path}`, options).catch((error: unknown) => {
      throw new Error(`${url} does not respond: ${reasonOf(error)}`);
    });
    if (!response.ok) throw new ApiError(response.status, messageOf(response.status, await response.text()));
    return response;
  }
}

/** Returns the path of a compute resource, by its id or name, or of something below it. */
export function computeResourcePath(computeResource: string, ...below: string[]): string {
  return ['compute_resources', computeResource, ...below].map((part) => encodeURIComponent(part)).join('/');
}

function reasonOf(error: unknown): string {
  const cause = error instanceof Error ? (error.cause as { code?: string } | undefined) : undefined;
  return cause?.code ?? (error instanceof Error ? error.message : 'unknown reason');
}

/** Finds the message in any of Foreman's error forms. */
function messageOf(status: number, text: string): string {
  const none = `The API responded with status ${status}`;
  try {
    const body = JSON.parse(text) as {
      message?: string;
      error?: string | { message?: string; details?: string; full_messages?: string[] };
    };
    if (typeof body.error === 'string') return body.error;
    const { message, details, full_messages } = body.error ?? {};
    const denied = message === undefined || details === undefined ? message : `${message}: ${details}`;
    return full_messages?.join('; ') ?? denied ?? body.message ?? none;
  } catch {
    return none;
  }
}
