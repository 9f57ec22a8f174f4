import { readFileSync } from 'node:fs';
import type { ProviderAccount } from '../src/provider.js';
import { buildAccount } from './outside.js';

/** What tools/peers/start-openstack.sh prints. */
export interface Credentials {
  auth_url: string;
  image_url: string;
  region: string;
  domain: string;
  token_ttl: number;
  project: { id: string; name: string };
  user: { id: string; name: string; password: string };
  application_credential: { id: string; name: string; secret: string };
  admin: { name: string; password: string; project: string };
}

/** Reads the credentials of the peer that OPENSTACK_PEER names; null when it names none. */
export function readCredentials(): Credentials | null {
  const path = process.env['OPENSTACK_PEER'];
  return path ? (JSON.parse(readFileSync(path, 'utf8')) as Credentials) : null;
}

/** The account of the peer's ordinary user. */
export function passwordAccount(peer: Credentials, account: Partial<ProviderAccount> = {}): ProviderAccount {
  const { name, password } = peer.user;
  return buildAccount({ url: peer.auth_url, user: name, password, attrs: { tenant: peer.project.name }, ...account });
}

export interface PeerUser {
  /** Where Keystone keeps it. */
  url: string;
  name: string;
  password: string;
}

/** What an operator of the peer does beside the provider, through the same APIs. */
export class PeerOperator {
  private constructor(
    private readonly peer: Credentials,
    private readonly token: string,
  ) {}

  static async login(
    peer: Credentials,
    who: { name: string; password: string },
    project: string,
  ): Promise<PeerOperator> {
    const domain = { id: 'default' };
    const identity = { methods: ['password'], password: { user: { name: who.name, password: who.password, domain } } };
    const answer = await fetch(`${peer.auth_url}/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ auth: { identity, scope: { project: { name: project, domain } } } }),
    });
    return new PeerOperator(peer, answer.headers.get('x-subject-token')!);
  }

  async call<T>(method: string, url: string, body?: object, headers: Record<string, string> = {}): Promise<T> {
    const answer = await fetch(url, {
      method,
      headers: {
        'x-auth-token': this.token,
        accept: 'application/json',
        'content-type': 'application/json',
        ...headers,
      },
      body: body && JSON.stringify(body),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${url} answered ${answer.status}`);
    return (text ? JSON.parse(text) : null) as T;
  }

  async createImage(attributes: object): Promise<string> {
    const { id } = await this.call<{ id: string }>('POST', `${this.peer.image_url}/v2/images`, attributes);
    return id;
  }

  deleteImage(id: string): Promise<void> {
    return this.call('DELETE', `${this.peer.image_url}/v2/images/${id}`);
  }

  revokeToken(token: string): Promise<void> {
    return this.call('DELETE', `${this.peer.auth_url}/auth/tokens`, undefined, { 'x-subject-token': token });
  }

  /** Makes a user for one test, with a role in the project or none; the caller deletes it. */
  async createUser(role: string | null): Promise<PeerUser> {
    const name = `test-${crypto.randomUUID()}`;
    const password = crypto.randomUUID();
    const { user } = await this.call<{ user: { id: string } }>('POST', `${this.peer.auth_url}/users`, {
      user: { name, password, domain_id: 'default' },
    });
    if (role !== null) {
      const { roles } = await this.call<{ roles: [{ id: string }] }>('GET', `${this.peer.auth_url}/roles?name=${role}`);
      const { id } = this.peer.project;
      await this.call('PUT', `${this.peer.auth_url}/projects/${id}/users/${user.id}/roles/${roles[0].id}`);
    }
    return { url: `${this.peer.auth_url}/users/${user.id}`, name, password };
  }

  /** What the peer lists by itself, page by page, without our client. */
  async listImages(): Promise<Record<string, unknown>[]> {
    const images: Record<string, unknown>[] = [];
    // Glance keeps hidden images apart from the others.
    for (const first of ['/v2/images?limit=200', '/v2/images?limit=200&os_hidden=true']) {
      for (let next: string | undefined = first; next; ) {
        const page: { images: Record<string, unknown>[]; next?: string } = await this.call(
          'GET',
          this.peer.image_url + next,
        );
        images.push(...page.images);
        next = page.next;
      }
    }
    return images;
  }
}
