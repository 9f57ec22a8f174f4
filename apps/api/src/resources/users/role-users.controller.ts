import { ListUsersDto, ShowUserDto, type ListView, type UserShowView, type UserView } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { presentUser, presentUserDetails } from './user.presenter.js';
import { userSearch } from './users.search.js';
import { UsersService } from './users.service.js';

/** The users of one role. */
@Controller('roles/:role_id/users')
@Describe({ names: ShowUserDto, search: userSearch })
export class RoleUsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Action('List all users for role')
  @Requires('view_users')
  async index(
    @CurrentAccess() access: Access,
    @Param('role_id') role: string,
    @AskedListing(ListUsersDto) listing: Listing,
  ): Promise<ListView<UserView> | StreamableFile> {
    return listBody(listing, await this.users.list(access, role, listing), presentUser);
  }

  @Get(':id')
  @Action('Show a user of a role')
  @Requires('view_users')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @Param('role_id') role: string,
    @Param('id') id: string,
  ): Promise<UserShowView> {
    return presentUserDetails(await this.users.findInRole(access, role, id));
  }
}
