import {
  type CreateUserDto,
  type DeletedUserView,
  ListUsersDto,
  type ListView,
  type UpdateUserDto,
  type UserShowView,
  type UserView,
  ShowUserDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile, UseGuards } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { FirstTaxonomy, type ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import { type Caller, CurrentCaller } from '../../auth/caller.decorator.js';
import { isOneself } from '../../auth/oneself.js';
import { refuseAbsentParents } from '../../routing/absent-parents.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { OptionalParent } from '../../routing/optional-parent.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentDeletedUser, presentUser, presentUserDetails } from './user.presenter.js';
import { createUser, updateUser } from './user.wrapper.js';
import { UsersService } from './users.service.js';
import { userSearch } from './users.search.js';

/** Users, who log in with a password or a token and may do what their roles allow. */
@Controller('users')
@Describe({ names: ShowUserDto, search: userSearch })
@UseGuards(refuseAbsentParents('usergroup_id', 'auth_source_ldap_id', 'auth_source_external_id'))
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Action('List all users')
  @Requires('view_users')
  async index(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') role: string | undefined,
    @AskedListing(ListUsersDto) listing: Listing,
    @FirstTaxonomy() parent: ParentTaxonomy | null,
  ): Promise<ListView<UserView> | StreamableFile> {
    const users =
      role === undefined ? this.users.listIn(access, parent, listing) : this.users.list(access, role, listing);
    return listBody(listing, await users, presentUser);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for users', 'auto_complete_search')
  @Requires('view_users')
  complete(
    @CurrentAccess() access: Access,
    @OptionalParent('role_id') role: string | undefined,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.users.complete(access, role, typed);
  }

  @Get(':id')
  @Action('Show a user')
  @Requires('view_users', { unless: isOneself('id') })
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
  ): Promise<UserShowView> {
    return presentUserDetails(await this.users.find(access, caller, id));
  }

  @Post()
  @Action('Create a user')
  @Requires('create_users')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Wrapped(createUser) dto: CreateUserDto,
  ): Promise<UserShowView> {
    return presentUserDetails(await this.users.create(access, caller, dto));
  }

  @Put(':id')
  @Action('Update a user')
  @Requires('edit_users', { unless: isOneself('id') })
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Wrapped(updateUser) dto: UpdateUserDto,
  ): Promise<UserShowView> {
    return presentUserDetails(await this.users.update(access, caller, id, dto));
  }

  @Delete(':id')
  @Action('Delete a user')
  @Requires('destroy_users')
  async destroy(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
  ): Promise<DeletedUserView> {
    return presentDeletedUser(await this.users.destroy(access, caller, id));
  }
}
