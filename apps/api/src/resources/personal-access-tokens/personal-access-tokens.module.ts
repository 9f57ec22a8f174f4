import { Module } from '@nestjs/common';
import { AuthModule } from '../../auth/auth.module.js';
import { PersonalAccessTokensController } from './personal-access-tokens.controller.js';
import { PersonalAccessTokensService } from './personal-access-tokens.service.js';

/** Tokens that stand for users' passwords. */
@Module({
  imports: [AuthModule],
  controllers: [PersonalAccessTokensController],
  providers: [PersonalAccessTokensService],
})
export class PersonalAccessTokensModule {}
