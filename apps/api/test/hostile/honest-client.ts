import { setTimeout as sleep } from 'node:timers/promises';
import { type Answer, HttpClient } from '../http-client.js';
import type { Latencies } from '@image-catalog/database/testing';

/** Rest of an honest client after a request, in milliseconds; varies by half. */
const PAUSE = 100;

const PER_PAGE = 20;

/** What an honest client did: its requests, and what was wrong with their answers. */
export interface Experience {
  requests: number;
  failures: string[];
}

/** Lists, shows, creates, updates and pings until it is over, and compares every answer with what it must be. */
export class HonestClient {
  private readonly http: HttpClient;
  private readonly experience: Experience = { requests: 0, failures: [] };
  private created = 0;

  constructor(
    port: number,
    private readonly name: string,
    private readonly login: string,
    private readonly latencies: Latencies,
  ) {
    this.http = new HttpClient(port);
  }

  async work(isOver: () => boolean): Promise<Experience> {
    let known = 1;
    while (!isOver()) {
      const list = await this.ask('list', 'GET', `/api/compute_resources/1/images?page=${known % 40 || 1}`, undefined, [
        200,
        ({ results, per_page }) => results.length === PER_PAGE && per_page === PER_PAGE,
      ]);
      known = list?.body?.results?.[0]?.id ?? known;
      await this.ask('show', 'GET', `/api/compute_resources/1/images/${known}`, undefined, [
        200,
        ({ id }) => id === known,
      ]);
      await this.ask('ping', 'GET', '/api/ping', undefined, [200, ({ results }) => results.foreman.database.active]);
      await this.change();
    }
    this.http.close();
    return this.experience;
  }

  private async change(): Promise<void> {
    this.created += 1;
    const name = `${this.name} ${this.created}`;
    const image = { name, uuid: name, username: 'root', operatingsystem_id: 1, architecture_id: 1 };
    const made = await this.ask('create', 'POST', '/api/compute_resources/1/images', { image }, [
      201,
      (body) => body.name === name && body.uuid === name,
    ]);
    const id = made?.body?.id;
    if (typeof id !== 'number') return;
    const changed = { image: { username: `user ${this.created}` } };
    await this.ask('update', 'PUT', `/api/compute_resources/1/images/${id}`, changed, [
      200,
      (body) => body.id === id && body.username === `user ${this.created}` && body.name === name,
    ]);
  }

  private async ask(
    kind: string,
    method: string,
    path: string,
    body: unknown,
    // oxlint-disable-next-line typescript/no-explicit-any -- bodies of every form
    [status, isRight]: [number, (body: any) => boolean],
  ): Promise<Answer | undefined> {
    this.experience.requests += 1;
    const text = body === undefined ? undefined : JSON.stringify(body);
    const [header, value] = this.login.split(': ');
    const headers = { [header ?? '']: value, ...(text && { 'content-type': 'application/json' }) };
    try {
      const answer = await this.latencies.measure(kind, () => this.http.send({ method, path, headers, body: text }));
      if (answer.status !== status || !isRight(answer.body))
        this.fail(`${kind}: ${answer.status} ${answer.text.slice(0, 200)}`);
      return answer;
    } catch (error) {
      this.fail(`${kind}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    } finally {
      await sleep(PAUSE * (0.5 + Math.random()));
    }
  }

  private fail(what: string): void {
    this.experience.failures.push(what);
  }
}
