import { hashToken } from '@image-catalog/catalog';
import { touchLogin } from '@image-catalog/database';
import { Injectable, Logger } from '@nestjs/common';
import { hash } from 'node:crypto';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';
import { Unauthenticated } from '../foreman/errors.js';
import { Reads } from '../sql/reads.js';
import { readCredentials } from './credentials.js';
import { FailedLogins } from './failed-logins.js';
import { findLogin, findTokenOwner, type LoginRow } from './logins.query.js';
import { Memory } from './memory.js';
import { Passwords } from './passwords.js';

/** Someone who is logged in. */
export interface CurrentUser {
  id: number;
  login: string;
  admin: boolean;
}

/** Someone who came with credentials. */
export interface Login {
  user: CurrentUser;
  /** The token: it can be revoked and expire, so no session may outlive it. Null for a password. */
  token_id: number | null;
  /** What tells whether the password is still the one of this login. Null for a token. */
  password_digest: Buffer | null;
}

/** Verifies the credentials that requests bring: a token or a password with a login, or a token alone. */
@Injectable()
export class Authenticator {
  private readonly logger = new Logger('Authenticator');
  private readonly memory = new Memory<Login>(({ user }) => user.id);

  constructor(
    private readonly reads: Reads,
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly passwords: Passwords,
    private readonly failed: FailedLogins,
  ) {}

  /** Gives who sent an Authorization header, at once when the login is remembered. @throws Unauthenticated in Foreman's words. */
  authenticate(authorization: string | undefined, address: string): Login | Promise<Login> {
    this.refuseBlocked(address);
    if (authorization === undefined) throw unknown('');
    return this.memory.recall(authorization, () => this.verify(authorization, address));
  }

  /** Forgets the logins of a user who has changed, so that the next request is judged anew. */
  forget(userId: number): void {
    this.memory.forget(userId);
  }

  /** Tells whether a password is a user's own, for a change that asks for it. @throws Unauthenticated when asked too often. */
  async isPasswordOf(userId: number, password: string, address: string): Promise<boolean> {
    const row = await this.reads.row<{ password_hash: string }>('SELECT password_hash FROM users WHERE id = $1', [
      userId,
    ]);
    const isRight = await this.passwords.isRight(row?.password_hash, password, () => this.refuseBlocked(address));
    if (!isRight) this.failed.count(address);
    return isRight;
  }

  private async verify(authorization: string, address: string): Promise<Login> {
    const credentials = readCredentials(authorization);
    if (credentials.scheme === 'none') throw unknown('');
    const login = credentials.scheme === 'basic' ? credentials.login : '';
    const row =
      credentials.scheme === 'basic'
        ? await this.ofPassword(credentials.login, credentials.password, address)
        : await findTokenOwner(this.reads, hashToken(credentials.token));
    if (row === undefined) {
      this.failed.count(address);
      throw unknown(login);
    }
    if (row.disabled) throw new Unauthenticated('User account is disabled, please contact your administrator');
    if (row.is_stale) await this.touch(row);
    const { id, admin, token_id } = row;
    const password_digest = token_id === null ? hash('sha256', row.password_hash, 'buffer') : null;
    return { user: { id, login: row.login, admin }, token_id, password_digest };
  }

  /** A token is tried first, as in Foreman; what is none costs as much as a wrong password, whoever exists. */
  private async ofPassword(login: string, password: string, address: string): Promise<LoginRow | undefined> {
    if (password === '') throw unknown(login);
    const row = await findLogin(this.reads, login, hashToken(password));
    if (row !== undefined && row.token_id !== null) return row;
    const isRight = await this.passwords.isRight(row?.password_hash, password, () => this.refuseBlocked(address));
    return isRight ? row : undefined;
  }

  private refuseBlocked(address: string): void {
    if (this.failed.isBlocked(address)) throw new Unauthenticated('Too many tries, please try again in a few minutes.');
  }

  /** Whoever may log in is let in, also when the time of it cannot be written down. */
  private async touch({ id, token_id }: LoginRow): Promise<void> {
    try {
      await touchLogin(this.dataSource.manager, id, token_id);
    } catch (error) {
      this.logger.warn(`The time of a login was not written: ${error instanceof Error ? error.message : 'unknown'}`);
    }
  }
}

function unknown(login: string): Unauthenticated {
  return new Unauthenticated(`Unable to authenticate user ${login}`);
}
