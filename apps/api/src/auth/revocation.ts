import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/grants.service.js';
import { Authenticator } from './authenticator.js';
import { Sessions } from './sessions.service.js';

/** Applies a change of a user or a token at once in this process. Other processes notice within seconds. */
@Injectable()
export class Revocation {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sessions: Sessions,
    private readonly grants: GrantsService,
  ) {}

  /** Drops what is cached of a user. Call it after the commit. */
  takeEffect(userId: number): void {
    this.authenticator.forget(userId);
    this.sessions.forget(userId);
    this.grants.forget();
  }
}
