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
import { findLogin, findPasswordHash, findTokenOwner, type LoginRow } from './logins.query.js';
import { Memory } from './memory.js';
import { Passwords } from './passwords.js';
import { timeZoneOf } from './user-time-zone.js';

/** The user of a request. */
export interface CurrentUser {
  id: number;
  login: string;
  admin: boolean;
  /** In which its searches read dates, such as Europe/Berlin. */
  time_zone: string;
}

/** A user whose credentials were verified. */
export interface Login {
  user: CurrentUser;
  /** The token, which can expire and be revoked: no session may outlive it. Null for a password. */
  token_id: number | null;
  /** Digest of the password's hash: it differs once the password was changed. Null for a token. */
  password_digest: Buffer | null;
}

/** Verifies the credentials of requests: a login with a password or a token, or a token alone. */
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

  /** Finds the user of an Authorization header, without waiting when it is cached. @throws Unauthenticated in Foreman's words. */
  authenticate(authorization: string | undefined, address: string): Login | Promise<Login> {
    this.refuseBlocked(address);
    if (authorization === undefined) throw unknown('');
    return this.memory.recall(authorization, () => this.verify(authorization, address));
  }

  /** Drops a changed user's logins from the cache, so that the next request is verified again. */
  forget(userId: number): void {
    this.memory.forget(userId);
  }

  /** Verifies a user's current password, for changes that require it. @throws Unauthenticated after too many failures. */
  async isPasswordOf(userId: number, password: string, address: string): Promise<boolean> {
    const passwordHash = await findPasswordHash(this.reads, userId);
    const isRight = await this.passwords.isRight(passwordHash, password, () => this.refuseBlocked(address));
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
    const user = { id, login: row.login, admin, time_zone: timeZoneOf(row.timezone) };
    return { user, token_id, password_digest };
  }

  /** Tries a token first, as Foreman does. Unknown users and wrong passwords take the same time. */
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

  /** Writes the time of the login. A failure is only logged: it must not fail the login. */
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
