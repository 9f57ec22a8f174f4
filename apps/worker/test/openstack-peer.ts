import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What tools/peers/start-openstack.sh prints. */
export interface Peer {
  auth_url: string;
  image_url: string;
  project: { id: string; name: string };
  user: { id: string; name: string; password: string };
}

/** Reads the credentials of the peer that OPENSTACK_PEER names; null when it names none. */
export function readPeer(): Peer | null {
  const path = process.env['OPENSTACK_PEER'];
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as Peer) : null;
}

/** What an operator does in Glance beside the worker. */
export class GlanceOperator {
  private constructor(
    private readonly peer: Peer,
    private readonly token: string,
  ) {}

  static async login(peer: Peer): Promise<GlanceOperator> {
    const { name, password } = peer.user;
    const domain = { id: 'default' };
    const identity = { methods: ['password'], password: { user: { name, password, domain } } };
    const scope = { project: { name: peer.project.name, domain } };
    const answer = await fetch(`${peer.auth_url}/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ auth: { identity, scope } }),
    });
    return new GlanceOperator(peer, answer.headers.get('x-subject-token') ?? '');
  }

  /** Lists all images, in an order and in pages of its own. */
  async list(): Promise<{ id: string; status: string }[]> {
    const images: { id: string; status: string }[] = [];
    // Glance keeps hidden images apart from the others.
    for (const hidden of ['', '&os_hidden=true']) {
      for (let next: string | undefined = `/v2/images?limit=77&sort=id:asc${hidden}`; next; ) {
        const page = (await (await this.call('GET', next)).json()) as { images: typeof images; next?: string };
        images.push(...page.images);
        next = page.next;
      }
    }
    return images;
  }

  /** Makes an active image. */
  async create(attributes: object): Promise<string> {
    const shape = { disk_format: 'qcow2', container_format: 'bare' };
    const { id } = (await (
      await this.call('POST', '/v2/images', JSON.stringify({ ...shape, ...attributes }))
    ).json()) as {
      id: string;
    };
    await this.call('PUT', `/v2/images/${id}/file`, 'tiny', 'application/octet-stream');
    return id;
  }

  async remove(id: string): Promise<void> {
    await this.call('DELETE', `/v2/images/${id}`);
  }

  private async call(method: string, path: string, body?: string, type = 'application/json'): Promise<Response> {
    const headers = { 'x-auth-token': this.token, 'content-type': type };
    const answer = await fetch(this.peer.image_url + path, { method, headers, body });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}`);
    return answer;
  }
}

/** What a proxy does with a page of the listing instead of passing it on. */
export type Fault = 'garble' | 'hang up';

/** A proxy before the real Keystone and Glance that makes pages small, and spoils those that a test wants spoilt. */
export class PeerProxy {
  /** Fault of a page, counted from 1 since the last login. */
  faultOf: (page: number) => Fault | null = () => null;
  pages = 0;
  private readonly server = createServer((request, response) => {
    this.pass(request, response).catch(() => response.destroy());
  });

  private constructor(
    private readonly peer: Peer,
    private readonly pageSize: number,
  ) {}

  static async start(peer: Peer, pageSize: number): Promise<PeerProxy> {
    const proxy = new PeerProxy(peer, pageSize);
    await new Promise<void>((resolve) => proxy.server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  /** The address of Keystone behind the proxy, as a compute resource holds it. */
  get url(): string {
    return `${this.root}/v3`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.server.close(() => resolve()));
    this.server.closeAllConnections();
    await closed;
  }

  private get root(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.method === 'POST') return this.passLogin(request, response);
    this.pages++;
    const fault = this.faultOf(this.pages);
    if (fault === 'hang up') return void response.destroy();
    const url = new URL(request.url ?? '/', this.peer.image_url);
    url.searchParams.set('limit', String(this.pageSize));
    const headers = { 'x-auth-token': String(request.headers['x-auth-token']), accept: 'application/json' };
    const answer = await fetch(url, { headers });
    const text = await answer.text();
    response.writeHead(answer.status, { 'content-type': 'application/json' });
    response.end(fault === 'garble' ? text.slice(0, text.length / 2) : text);
  }

  /** Passes a login on, and puts itself into the catalogue in the place of Glance. */
  private async passLogin(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.pages = 0;
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${this.peer.auth_url}/auth/tokens`, { method: 'POST', headers, body });
    response.writeHead(answer.status, { 'x-subject-token': answer.headers.get('x-subject-token') ?? '' });
    response.end((await answer.text()).replaceAll(this.peer.image_url, this.root));
  }
}
