import { Module } from '@nestjs/common';
import { Authenticator } from './authenticator.js';
import { FailedLogins } from './failed-logins.js';
import { Passwords } from './passwords.js';
import { Revocation } from './revocation.js';
import { SessionsController } from './sessions.controller.js';
import { Sessions } from './sessions.service.js';

/** Authentication: credentials, sessions, and the limit on failed logins. */
@Module({
  controllers: [SessionsController],
  providers: [Authenticator, FailedLogins, Passwords, Revocation, Sessions],
  exports: [Authenticator, Passwords, Revocation, Sessions],
})
export class AuthModule {}
