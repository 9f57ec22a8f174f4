import {
  type CreateUserDto,
  type DeletedUserView,
  ListUsersDto,
  type ListView,
  type UpdateUserDto,
  type UserShowView,
  type UserView,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import { type Caller, CurrentCaller } from '../auth/caller.decorator.js';
import { Action } from '../http/action.decorator.js';
import { type Completion, TypedSearch } from '../http/completion.js';
import { listBody } from '../http/list-body.js';
import { AskedListing, type Listing } from '../http/listing.js';
import { OptionalParent } from '../http/optional-parent.js';
import { NamesRoot } from '../http/root-name.interceptor.js';
import { Wrapped } from '../http/wrapped.js';
import { presentDeletedUser, presentUser, presentUserDetails } from './user.presenter.js';
import { createUser, updateUser } from './user.wrapper.js';
import { UsersService } from './users.service.js';

/** Users. */
@Controller('users')
export class UsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Action('List all users')
  async index(
    @OptionalParent('role_id') role: string | undefined,
    @AskedListing(ListUsersDto) listing: Listing,
  ): Promise<ListView<UserView> | StreamableFile> {
    return listBody(listing, await this.users.list(role, listing), presentUser);
  }

  @Get('auto_complete_search')
  @Action('Complete a search')
  complete(@OptionalParent('role_id') role: string | undefined, @TypedSearch() typed: string): Promise<Completion> {
    return this.users.complete(role, typed);
  }

  @Get(':id')
  @Action('Show a user')
  @NamesRoot()
  async show(@Param('id') id: string): Promise<UserShowView> {
    return presentUserDetails(await this.users.find(undefined, id));
  }

  @Post()
  @Action('Create a user')
  @NamesRoot()
  async create(@CurrentCaller() caller: Caller, @Wrapped(createUser) dto: CreateUserDto): Promise<UserShowView> {
    return presentUserDetails(await this.users.create(caller, dto));
  }

  @Put(':id')
  @Action('Update a user')
  @NamesRoot()
  async update(
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
    @Wrapped(updateUser) dto: UpdateUserDto,
  ): Promise<UserShowView> {
    return presentUserDetails(await this.users.update(caller, id, dto));
  }

  @Delete(':id')
  @Action('Delete a user')
  async destroy(@CurrentCaller() caller: Caller, @Param('id') id: string): Promise<DeletedUserView> {
    return presentDeletedUser(await this.users.destroy(caller, id));
  }
}
