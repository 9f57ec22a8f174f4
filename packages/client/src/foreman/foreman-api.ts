import { describeRefusal, ForemanRefused, isPassing, isRefused } from './foreman-refused.js';

/** The longest answer that is read, in bytes; a page of Foreman's longest rows stays far below. */
const LONGEST_ANSWER = 32 * 1024 * 1024;

/** The longest list that is read, in rows. */
const LONGEST_LIST = 1_000_000;

/** How long Foreman may take for an answer, in milliseconds. */
const PATIENCE = 120_000;

/** Waits before another try, in milliseconds. */
const WAITS = [1_000, 3_000, 10_000];

/** How many rows a page has. */
const PAGE = 250;

/** Whom to speak to. */
export interface ForemanLogin {
  /** The address of its API, as `foremanAddress` gives it. */
  address: string;
  user: string;
  /** The password of the user, or a personal access token. */
  password: string;
}

/** How to speak to it. */
export interface ForemanManners {
  fetch?: typeof fetch;
  /** Ends every request. */
  signal?: AbortSignal;
  /** Waits before another try, in milliseconds. */
  waits?: readonly number[];
  /** How many rows a page has. */
  page?: number;
}

/** A list as Foreman's API gives it. */
interface Page<Row> {
  subtotal?: number | null;
  results: Row[];
}

/** A list that was read to its end, and whether nothing of it is missing. */
export interface WholeList<Row> {
  rows: Row[];
  isComplete: boolean;
}

/** Parameters of a request. */
export type ForemanQuery = Readonly<Record<string, string>>;

/** Reads what the operator typed as an address. @throws Error that says what is wrong with it */
export function foremanAddress(given: string): string {
  const url = URL.parse(given);
  if (url === null || !/^https?:$/.test(url.protocol))
    throw new Error('The address is no URL. Give the address of the Foreman, for example https://foreman.example.com.');
  if (url.username !== '' || url.password !== '')
    throw new Error('Do not put a password into the address. Give user and password beside it.');
  const path = url.pathname.replace(/\/+$/, '').replace(/\/api(\/v2)?$/, '');
  return `${url.origin}${path}/api`;
}

/** Speaks to a Foreman through its API, and to its address alone. It follows no redirect. */
export class ForemanApi {
  private readonly authorization: string;

  /** The address of its API. */
  readonly address: string;

  constructor(
    login: ForemanLogin,
    private readonly manners: ForemanManners = {},
  ) {
    this.address = login.address;
    // Basic credentials are UTF-8, which btoa does not take.
    const bytes = new TextEncoder().encode(`${login.user}:${login.password}`);
    this.authorization = `Basic ${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))}`;
  }

  /** Reads one answer. Tries again when Foreman is busy. @throws ForemanRefused */
  get<Answer>(path: string, query: ForemanQuery = {}): Promise<Answer> {
    return this.insist<Answer>('GET', path, query);
  }

  /** Sends a new row once: whether an attempt without an answer has made it can only be seen. @throws ForemanRefused */
  async post<Answer>(path: string, query: ForemanQuery, body: object): Promise<Answer> {
    const url = this.urlOf(path, query);
    try {
      return (await this.ask('POST', url, body)) as Answer;
    } catch (error) {
      throw this.explained(error, url);
    }
  }

  /** Changes a row. @throws ForemanRefused */
  put<Answer>(path: string, query: ForemanQuery, body: object): Promise<Answer> {
    return this.insist<Answer>('PUT', path, query, body);
  }

  /** Deletes a row; one that is gone already is deleted. @throws ForemanRefused */
  async delete(path: string, query: ForemanQuery = {}): Promise<void> {
    try {
      await this.insist('DELETE', path, query);
    } catch (error) {
      if (!(error instanceof ForemanRefused && error.status === 404)) throw error;
    }
  }

  /** Reads a list page by page. A Foreman may give smaller pages than it was asked for. */
  async *pages<Row>(path: string, query: ForemanQuery = {}): AsyncGenerator<Row[]> {
    for await (const { results } of this.walk<Row>(path, query)) if (results.length > 0) yield results;
  }

  /** Reads a whole list, for kinds of which there are few. */
  async all<Row>(path: string, query: ForemanQuery = {}): Promise<Row[]> {
    const rows: Row[] = [];
    for await (const page of this.pages<Row>(path, query)) rows.push(...page);
    return rows;
  }

  /**
   * Reads a whole list of rows with ids, each row once, and says whether it is complete: as many rows as the list itself
   * says, on every page of it.
   */
  async list<Row extends { id: number }>(path: string, query: ForemanQuery = {}): Promise<WholeList<Row>> {
    const rows = new Map<number, Row>();
    const totals = new Set<number | null>();
    for await (const { results, subtotal } of this.walk<Row>(path, query)) {
      for (const row of results) rows.set(row.id, row);
      totals.add(typeof subtotal === 'number' ? subtotal : null);
    }
    const isComplete = totals.size === 1 && totals.has(rows.size);
    return { rows: [...rows.values()], isComplete };
  }

  private async *walk<Row>(path: string, query: ForemanQuery): AsyncGenerator<Page<Row>> {
    const per_page = this.manners.page ?? PAGE;
    let read = 0;
    for (let page = 1; ; page += 1) {
      const paging = { page: String(page), per_page: String(per_page) };
      const answer = await this.get<Page<Row>>(path, { ...query, ...paging });
      if (!Array.isArray(answer?.results)) throw new ForemanRefused(`There is no list at ${path}.`);
      read += answer.results.length;
      if (read > LONGEST_LIST) throw new ForemanRefused(`The list at ${path} has more than ${LONGEST_LIST} rows.`);
      yield answer;
      const isLast = typeof answer.subtotal === 'number' ? read >= answer.subtotal : answer.results.length < per_page;
      if (isLast || answer.results.length === 0) return;
    }
  }

  private async insist<Answer>(method: string, path: string, query: ForemanQuery, body?: object): Promise<Answer> {
    const url = this.urlOf(path, query);
    for (const wait of [...(this.manners.waits ?? WAITS), undefined]) {
      try {
        return (await this.ask(method, url, body)) as Answer;
      } catch (error) {
        if (wait === undefined || this.manners.signal?.aborted || !isPassing(error)) throw this.explained(error, url);
      }
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
    throw new Error('The last try either answers or throws');
  }

  private urlOf(path: string, query: ForemanQuery): string {
    return `${this.address}${path}?${new URLSearchParams(query).toString()}`;
  }

  private async ask(method: string, url: string, body?: object): Promise<unknown> {
    const patience = AbortSignal.timeout(PATIENCE);
    const response = await (this.manners.fetch ?? fetch)(url, {
      method,
      headers: {
        authorization: this.authorization,
        accept: 'application/json,version=2',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
      redirect: 'manual',
      signal: this.manners.signal ? AbortSignal.any([patience, this.manners.signal]) : patience,
    });
    const text = await readText(response);
    if (response.status !== 200 && response.status !== 201)
      throw new ForemanRefused(describeRefusal(response, text), response.status);
    try {
      return JSON.parse(text);
    } catch {
      throw new ForemanRefused('The answer is no JSON. Is this the address of a Foreman?');
    }
  }

  /** @throws the reason of the signal instead, when that ended the request */
  private explained(error: unknown, url: string): Error {
    this.manners.signal?.throwIfAborted();
    const [where] = url.split('?');
    if (isRefused(error)) return new ForemanRefused(`${error.message} (${where})`, error.status);
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    const why = cause instanceof Error ? cause.message : String(cause);
    return new ForemanRefused(`Foreman cannot be reached at ${where}: ${why}.`);
  }
}

async function readText(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  let size = 0;
  for (let piece = await reader?.read(); piece?.value; piece = await reader?.read()) {
    size += piece.value.length;
    if (size > LONGEST_ANSWER) {
      await reader?.cancel();
      throw new ForemanRefused(`An answer is longer than ${LONGEST_ANSWER} bytes.`);
    }
    text += decoder.decode(piece.value, { stream: true });
  }
  return text + decoder.decode();
}
