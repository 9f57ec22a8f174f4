import { setTimeout as sleep } from 'node:timers/promises';

/** The longest answer that is read, in bytes; a page of Foreman's longest rows stays far below. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

/** How long Foreman may take for an answer, in milliseconds. */
const PATIENCE = 120_000;

/** Waits before another try, in milliseconds. */
const WAITS = [1_000, 3_000, 10_000];

/** Answers that another try may mend. */
const PASSING = new Set([429, 502, 503, 504]);

/** How many rows a page has. */
export const PAGE = 250;

/** Whom to speak to. */
export interface ForemanLogin {
  /** The address of its API, as `foremanAddress` gives it. */
  address: string;
  user: string;
  /** The password of the user, or a personal access token. */
  password: string;
}

/** A list as Foreman's API gives it. */
export interface Page<Row> {
  subtotal: number;
  results: Row[];
}

/** Foreman refused or did not answer; the message says what to do. */
export class ForemanRefused extends Error {
  constructor(
    message: string,
    readonly status?: number,
  ) {
    super(message);
  }
}

/** Reads what the operator typed as an address. @throws Error that says what is wrong with it */
export function foremanAddress(given: string): string {
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error('The address is no URL. Give the address of the Foreman, for example https://foreman.example.com.');
  if (url.username !== '' || url.password !== '')
    throw new Error('Do not put a password into the address. Use --user and FOREMAN_PASSWORD_FILE.');
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v2)?$/, '');
  return `${url.origin}${path}/api`;
}

/** Reads a Foreman through its API: one request at a time, to its address alone. */
export class ForemanApi {
  private readonly authorization: string;

  /** The address of its API. */
  readonly address: string;

  constructor(login: ForemanLogin) {
    this.address = login.address;
    this.authorization = `Basic ${Buffer.from(`${login.user}:${login.password}`).toString('base64')}`;
  }

  /** Reads one answer. Tries again when Foreman is busy. @throws ForemanRefused */
  async get<Answer>(path: string, query: Record<string, string> = {}): Promise<Answer> {
    const url = `${this.address}${path}?${new URLSearchParams(query).toString()}`;
    for (const wait of [...WAITS, undefined]) {
      try {
        return (await this.ask(url)) as Answer;
      } catch (error) {
        if (wait === undefined || !isPassing(error)) throw explained(error, url);
      }
      await sleep(wait);
    }
    throw new Error('The last try either answers or throws');
  }

  /** Reads a list page by page. */
  async *pages<Row>(path: string, query: Record<string, string> = {}): AsyncGenerator<Row[]> {
    for (let page = 1; ; page += 1) {
      const { results } = await this.get<Page<Row>>(path, { ...query, page: String(page), per_page: String(PAGE) });
      if (results.length > 0) yield results;
      if (results.length < PAGE) return;
    }
  }

  /** Reads a whole list, for kinds of which there are few. */
  async all<Row>(path: string, query: Record<string, string> = {}): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const page of this.pages<Row>(path, query)) rows.push(...page);
    return rows;
  }

  private async ask(url: string): Promise<unknown> {
    const response = await fetch(url, {
      headers: { authorization: this.authorization, accept: 'application/json,version=2' },
      redirect: 'manual',
      signal: AbortSignal.timeout(PATIENCE),
    });
    const text = await readText(response);
    if (response.status !== 200) throw new ForemanRefused(describe(response, text), response.status);
    try {
      return JSON.parse(text);
    } catch {
      throw new ForemanRefused('The answer is no JSON. Is this the address of a Foreman?');
    }
  }
}

async function readText(response: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for await (const piece of response.body ?? []) {
    size += piece.length;
    if (size > LONGEST_ANSWER) throw new ForemanRefused(`An answer is longer than ${LONGEST_ANSWER} bytes.`);
    pieces.push(piece);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function describe(response: Response, text: string): string {
  if (response.status === 401) return 'Foreman refused the login. Check --user and the password or token.';
  if (response.status >= 300 && response.status < 400)
    return `Foreman answered with a redirect to ${response.headers.get('location') ?? 'nowhere'}. Give that address instead.`;
  if (response.status === 403) return `The user lacks a permission: ${missingPermissions(text)}`;
  return `Foreman answered ${response.status}: ${text.slice(0, 300)}`;
}

function missingPermissions(text: string): string {
  const names = /"missing_permissions":\s*\[([^\]]*)\]/.exec(text)?.[1]?.replaceAll('"', '');
  return names || text.slice(0, 300);
}

function isPassing(error: unknown): boolean {
  return error instanceof ForemanRefused ? PASSING.has(error.status ?? 0) : true;
}

function explained(error: unknown, url: string): Error {
  if (error instanceof ForemanRefused) return new ForemanRefused(`${error.message} (${url})`, error.status);
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
  return new ForemanRefused(
    `Foreman cannot be reached at ${url}: ${cause}. What was brought in so far stays; run it again.`,
  );
}
