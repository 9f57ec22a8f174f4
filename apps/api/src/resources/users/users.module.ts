import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { AuthModule } from '../../auth/auth.module.js';
import { CurrentUserController } from './current-user.controller.js';
import { RoleUsersController } from './role-users.controller.js';
import { TaxonomyUsersController } from './taxonomy-users.controller.js';
import { UsersController } from './users.controller.js';
import { UsersService } from './users.service.js';
import { userScopable } from './user.scopable.js';

registerScopable('User', userScopable);

/** Users. */
@Module({
  imports: [AuthModule],
  controllers: [UsersController, RoleUsersController, TaxonomyUsersController, CurrentUserController],
  providers: [UsersService],
})
export class UsersModule {}
