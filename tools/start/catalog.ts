import { LOGIN } from './admin.ts';
import { Problem } from './problem.ts';

/** An image of the API, with the keys that the sample's table shows. */
export interface ListedImage {
  id: number;
  name: string;
  operatingsystem_name: string;
  architecture_name: string;
  username: string;
}

/** Client of a running catalog's API, as its admin. */
export class Catalog {
  private readonly url: string;
  private readonly authorization: string;

  constructor(url: string, password: string) {
    this.url = url;
    this.authorization = `Basic ${Buffer.from(`${LOGIN}:${password}`).toString('base64')}`;
  }

  /** Finds a compute resource by name, or creates it; returns its id. */
  async ensureComputeResource(wanted: { name: string; provider: string; url: string }): Promise<number> {
    const found = await this.ask<{ results: { id: number }[] }>(
      `/api/compute_resources?search=${encodeURIComponent(`name = "${wanted.name}"`)}`,
    );
    if (found.results[0] !== undefined) return found.results[0].id;
    return (await this.ask<{ id: number }>('/api/compute_resources', { compute_resource: wanted })).id;
  }

  async listImages(computeResource: number): Promise<ListedImage[]> {
    const path = `/api/compute_resources/${computeResource}/images?per_page=all`;
    return (await this.ask<{ results: ListedImage[] }>(path)).results;
  }

  private async ask<T>(path: string, body?: unknown): Promise<T> {
    const answer = await fetch(this.url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/json',
        authorization: this.authorization,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(30_000),
    });
    const text = await answer.text();
    if (answer.ok) return JSON.parse(text) as T;
    if (answer.status === 401) throw new Problem(`The API refused the password of the user ${LOGIN}.`);
    throw new Problem(`The API responded with ${answer.status} to ${path}: ${text.slice(0, 500)}`);
  }
}
