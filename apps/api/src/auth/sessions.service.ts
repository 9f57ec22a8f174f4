import { hashToken } from '@image-catalog/catalog';
import { Session } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { CurrentUser } from './authenticator.js';
import { Memory } from './memory.js';
import { Reads } from '../sql/reads.js';
import { Settings } from './settings.service.js';
import { findSession } from './sessions.query.js';
import { timeZoneOf } from './user-time-zone.js';

/** A session, with which a client needs no credentials. */
export interface KnownSession {
  user: CurrentUser;
  token_hash: Buffer;
  /** Whether it was unused for longer than `idle_timeout`. */
  is_expired: boolean;
  /** Hash of the CSRF token that every change must bring; null for sessions of API logins, which need none. */
  csrf_hash: Buffer | null;
}

/** How often `last_seen_at` is written at most, in seconds. */
const SEEN_EVERY = 60;

/** Begins, finds and ends sessions. The database stores only hashes of their tokens. Foreman: concerns/foreman/controller/session.rb */
@Injectable()
export class Sessions {
  private readonly memory = new Memory<KnownSession | undefined>((session) => session?.user.id);

  constructor(
    private readonly reads: Reads,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly settings: Settings,
  ) {}

  /** Finds the session of a token, without waiting when it is cached; undefined when there is none. */
  find(token: string): KnownSession | undefined | Promise<KnownSession | undefined> {
    return this.memory.recall(token, () => this.findStored(token));
  }

  /** Begins the session of a user in place of the client's former one; gives its token. */
  async begin(user: CurrentUser, former: string | undefined): Promise<string> {
    return (await this.insert(user, former, null)).token;
  }

  /** Begins a session for a browser page, which must send the CSRF token with every change. */
  async beginInBrowser(user: CurrentUser, former: string | undefined): Promise<{ token: string; csrf_token: string }> {
    const csrf_token = newSecret();
    const { token } = await this.insert(user, former, hashToken(csrf_token));
    return { token, csrf_token };
  }

  /** Ends the session of a token, if there is one. */
  async end(token: string): Promise<void> {
    await this.dataSource.manager.delete(Session, { token_hash: hashToken(token) });
    this.memory.drop(token);
  }

  /** Drops a changed user's sessions from the cache, so that the next request reads them again. */
  forget(userId: number): void {
    this.memory.forget(userId);
  }

  private async insert(user: CurrentUser, former: string | undefined, csrf_hash: Buffer | null) {
    if (former !== undefined) await this.end(former);
    const token = newSecret();
    const origin = csrf_hash === null ? 'api' : 'ui';
    await this.dataSource.manager.insert(Session, {
      token_hash: hashToken(token),
      user_id: user.id,
      origin,
      csrf_hash,
    });
    return { token };
  }

  private async findStored(token: string): Promise<KnownSession | undefined> {
    const token_hash = hashToken(token);
    const row = await findSession(this.reads, token_hash);
    if (row === undefined) return undefined;
    const is_expired = row.idle > this.settings.get('idle_timeout') * 60;
    // Report the expiry once, then delete the session.
    if (is_expired) await this.end(token);
    else if (row.idle > SEEN_EVERY)
      await this.dataSource.manager.update(Session, { token_hash }, { last_seen_at: () => 'now()' });
    const user = { id: row.user_id, login: row.login, admin: row.admin, time_zone: timeZoneOf(row.timezone) };
    return { user, token_hash, is_expired, csrf_hash: row.csrf_hash };
  }
}

/** Tells whether a session may be used for a request. Foreman: protect_from_forgery with: :null_session */
export function mayBeUsed({ csrf_hash }: KnownSession, method: string, csrfToken: unknown): boolean {
  if (csrf_hash === null || method === 'GET' || method === 'HEAD') return true;
  return typeof csrfToken === 'string' && timingSafeEqual(csrf_hash, hashToken(csrfToken));
}

function newSecret(): string {
  return randomBytes(32).toString('base64url');
}
