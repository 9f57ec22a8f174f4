import { Agent, type IncomingMessage, request } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { parseExactly } from './exact-json.ts';
import { fillNames, fillText, type Names } from './fill-names.ts';
import type { Reply, Step } from './recording.ts';

/** Sends the requests of a recording to a server, one after the other, as the recorded Foreman got them. */
export class Player {
  private readonly names: Names = new Map();
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });
  private readonly url: string;
  private readonly admin: string;

  /** @param admin login and password of the admin, `admin:secret` */
  constructor(url: string, admin: string) {
    this.url = url;
    this.admin = admin;
  }

  /** Sends one request and remembers the ids that later ones name. */
  async play(step: Step): Promise<Reply> {
    const { status, type, reply } = await this.send(step);
    this.remember(step, reply);
    return { step: step.id, status, type, reply, names: [...this.names.keys()] };
  }

  /**
   * Deletes the row that a step made and the recorded Foreman refused, and forgets its name. Otherwise all later lists
   * would differ as well, and every request that names the row. Gives the names that are left.
   */
  async unmake({ id, path, save }: Step, made: Reply): Promise<string[]> {
    const [collection = ''] = path.replace(/\/\w+\/clone$/, '').split('?');
    const row = (made.reply as { id: unknown }).id;
    const removal = { id: `${id}, taken back`, method: 'DELETE', path: `${collection}/${String(row)}`, as: 'admin' };
    const { status, reply } = await this.send(removal);
    if (status !== 200) throw new Error(`${removal.path} of ${removal.id}: ${status} ${JSON.stringify(reply)}`);
    if (save !== undefined) this.names.delete(save);
    return [...this.names.keys()];
  }

  /**
   * Sends a request that only we refused again, without the attributes that were refused: later lists need the row, which the
   * recorded Foreman has. Gives the names that it has then.
   */
  async makeUp(step: Step, refused: Reply): Promise<string[]> {
    const { errors } = (refused.reply as { error?: { errors?: object } }).error ?? {};
    const without = withoutAttributes(step.body, Object.keys(errors ?? {}));
    if (without !== undefined) await this.play({ ...step, body: without });
    return [...this.names.keys()];
  }

  /** Closes its connection. */
  close(): void {
    this.agent.destroy();
  }

  private async send(step: Step): Promise<{ status: number; type: string; reply: unknown }> {
    const body = this.bodyOf(step);
    const asked = request(this.url + String(fillText(step.path, this.names)), {
      agent: this.agent,
      method: step.method,
      headers: this.headersOf(step, body),
    });
    asked.end(body);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const { statusCode: status = 0, headers } = answer;
    return { status, type: headers['content-type']?.split(';')[0] ?? '', reply: readBody(await text(answer)) };
  }

  private bodyOf({ raw, body }: Step): string | undefined {
    return raw ?? (body === undefined ? undefined : JSON.stringify(fillNames(body, this.names)));
  }

  private headersOf({ as, headers = {} }: Step, body: string | undefined): Record<string, string> {
    const filled = Object.entries(headers).map(([name, value]) => [name, String(fillText(value, this.names))]);
    return {
      Accept: 'application/json',
      ...(as !== null && { Authorization: `Basic ${Buffer.from(this.credentialsOf(as)).toString('base64')}` }),
      ...(body !== undefined && {
        'Content-Type': 'application/json',
        'Content-Length': String(Buffer.byteLength(body)),
      }),
      ...Object.fromEntries(filled),
    };
  }

  // The requests give every user they make the same form of password.
  private credentialsOf(as: string): string {
    if (as === 'admin') return this.admin;
    const [, login, token] = /^token:(\w+):(\w+)$/.exec(as) ?? [];
    if (login === undefined || token === undefined) return `${as}:secret-${as}`;
    return `${login}:${String(this.names.get(token) ?? 'none')}`;
  }

  private remember({ save, save_key: saveKey, find }: Step, reply: unknown): void {
    if (typeof reply !== 'object' || reply === null || Array.isArray(reply)) return;
    const row = reply as Row;
    if (save !== undefined && row['id'] !== undefined) this.names.set(save, row['id']);
    if (saveKey !== undefined) this.names.set(saveKey[0], row[saveKey[1]] ?? null);
    const { results } = reply as { results?: Row[] };
    if (find === undefined || !Array.isArray(results)) return;
    for (const found of results) {
      if (found[find[1]] === find[2]) this.names.set(find[0], found['id'] ?? null);
    }
  }
}

type Row = Record<string, string | number | null | undefined>;

function withoutAttributes(body: unknown, refused: string[]): object | undefined {
  const [wrapper, attributes] = Object.entries(body ?? {})[0] ?? [];
  if (wrapper === undefined || typeof attributes !== 'object' || attributes === null) return undefined;
  // An error names an association, `default_location`, and its attribute is `default_location_id`.
  const isKept = ([name]: [string, unknown]) => !refused.some((key) => name === key || name.startsWith(`${key}_`));
  const kept = Object.entries(attributes as object).filter(isKept);
  return kept.length < Object.keys(attributes as object).length ? { [wrapper]: Object.fromEntries(kept) } : undefined;
}

function readBody(body: string): unknown {
  if (body.trim() === '') return null;
  try {
    return parseExactly(body);
  } catch {
    return body.slice(0, 400);
  }
}
