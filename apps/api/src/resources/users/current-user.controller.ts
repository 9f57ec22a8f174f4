import type { UserShowView } from '@image-catalog/spec';
import { Controller, Get } from '@nestjs/common';
import { type Caller, CurrentCaller } from '../../auth/caller.decorator.js';
import { Action, Describe, Public } from '../../routing/action.decorator.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { presentUserDetails } from './user.presenter.js';
import { UsersService } from './users.service.js';

/** The user who asks. Foreman: app/controllers/api/v2/users_controller.rb, show_current */
@Controller('current_user')
@Describe({ resource: 'users' })
export class CurrentUserController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Action('Show the currently logged-in user', 'show_current')
  @Public()
  @NamesRoot()
  async show(@CurrentCaller() caller: Caller): Promise<UserShowView> {
    return presentUserDetails(await this.users.findSelf(caller));
  }
}
