import { Injectable } from '@nestjs/common';
import { GrantsService } from '../access/grants.service.js';
import { Authenticator } from './authenticator.js';
import { Sessions } from './sessions.service.js';

/** Makes what happened to a user or a token count at once in this process; others find out within seconds by themselves. */
@Injectable()
export class Revocation {
  constructor(
    private readonly authenticator: Authenticator,
    private readonly sessions: Sessions,
    private readonly grants: GrantsService,
  ) {}

  /** To be called when the change is committed. */
  takeEffect(userId: number): void {
    this.authenticator.forget(userId);
    this.sessions.forget(userId);
    this.grants.forget();
  }
}
