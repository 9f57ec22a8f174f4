import { hashPassword, verifyPassword } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import { hash, randomBytes } from 'node:crypto';
import { Unauthenticated } from '../http/errors.js';
import { Reads } from '../http/reads.js';

/** Someone who is logged in. */
export interface CurrentUser {
  id: number;
  login: string;
  admin: boolean;
}

/** How long a verified login is believed without asking again, in milliseconds: a disabled user is out after it. */
const BELIEVED_FOR = 5_000;

/** How many verified logins are remembered at once. */
const REMEMBERED = 1_000;

interface UserRow extends CurrentUser {
  password_hash: string;
  disabled: boolean;
}

/** A login that was verified, or is about to be. */
interface Login {
  user: CurrentUser | Promise<CurrentUser>;
  until: number;
}

/**
 * Verifies logins against the users table. Argon2 is slow on purpose, so what was verified is remembered for moments,
 * under a digest whose salt lives and dies with the process; equal attempts at one time share one verification.
 */
@Injectable()
export class Authenticator {
  private readonly salt = randomBytes(32).toString('base64');
  private readonly believed = new Map<string, Login>();
  private decoy: Promise<string> | undefined;

  constructor(private readonly reads: Reads) {}

  /** Gives the user of an Authorization header, at once when the login is remembered. @throws Unauthenticated in Foreman's words. */
  authenticate(authorization: string | undefined): CurrentUser | Promise<CurrentUser> {
    const digest = hash('sha256', this.salt + (authorization ?? ''), 'base64');
    const known = this.believed.get(digest);
    if (known !== undefined && known.until > Date.now()) return known.user;
    const { login, password } = readBasic(authorization);
    if (password === '') throw unknown(login);
    return this.remember(digest, this.verify(login, password));
  }

  private remember(digest: string, user: Promise<CurrentUser>): Promise<CurrentUser> {
    for (const oldest of this.believed.keys()) {
      if (this.believed.size < REMEMBERED) break;
      this.believed.delete(oldest);
    }
    const remembered: Login = { user, until: Date.now() + BELIEVED_FOR };
    this.believed.set(digest, remembered);
    user.then(
      (verified) => (remembered.user = verified),
      () => this.believed.delete(digest),
    );
    return user;
  }

  private async verify(login: string, password: string): Promise<CurrentUser> {
    const row = await this.reads.lookUp<UserRow>(
      'SELECT id, login, admin, disabled, password_hash FROM users WHERE lower(login) = lower($1)',
      [login],
    );
    // A login that does not exist costs as much as one that does, so that time tells nothing.
    const isRight = await verifyPassword(row?.password_hash ?? (await this.decoyHash()), password);
    if (row === undefined || !isRight) throw unknown(login);
    if (row.disabled) throw new Unauthenticated('User account is disabled, please contact your administrator');
    return { id: row.id, login: row.login, admin: row.admin };
  }

  private decoyHash(): Promise<string> {
    this.decoy ??= hashPassword(randomBytes(16).toString('hex'));
    return this.decoy;
  }
}

function readBasic(authorization: string | undefined): { login: string; password: string } {
  const encoded = /^basic\s+(\S+)\s*$/i.exec(authorization ?? '')?.[1] ?? '';
  const text = Buffer.from(encoded, 'base64').toString('utf8');
  const colon = text.indexOf(':');
  if (text.includes('\0') || colon === -1) return { login: '', password: '' };
  return { login: text.slice(0, colon), password: text.slice(colon + 1) };
}

function unknown(login: string): Unauthenticated {
  return new Unauthenticated(`Unable to authenticate user ${login}`);
}
