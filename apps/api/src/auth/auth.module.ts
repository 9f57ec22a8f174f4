import { Module } from '@nestjs/common';
import { Authenticator } from './authenticator.js';

/** Who calls: the login behind a request. */
@Module({ providers: [Authenticator], exports: [Authenticator] })
export class AuthModule {}
