import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { AuthModule } from '../../auth/auth.module.js';
import { PersonalAccessTokensController } from './personal-access-tokens.controller.js';
import { PersonalAccessTokensService } from './personal-access-tokens.service.js';
import { personalAccessTokenScopable } from './personal-access-token.scopable.js';

registerScopable('PersonalAccessToken', personalAccessTokenScopable);

/** Tokens that programs use in place of a user's password. */
@Module({
  imports: [AuthModule],
  controllers: [PersonalAccessTokensController],
  providers: [PersonalAccessTokensService],
})
export class PersonalAccessTokensModule {}
