import { ListUsersDto, ShowUserDto, type ListView, type UserShowView, type UserView } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { FirstTaxonomy, type ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import { type Caller, CurrentCaller } from '../../auth/caller.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { presentUser, presentUserDetails } from './user.presenter.js';
import { userSearch } from './users.search.js';
import { UsersService } from './users.service.js';

/** The users of an organization or location, which the path names as the context of the request. */
@Controller(['organizations/:organization_id/users', 'locations/:location_id/users'])
@Describe({ names: ShowUserDto, search: userSearch })
export class TaxonomyUsersController {
  constructor(private readonly users: UsersService) {}

  @Get()
  @Action('List all users of an organization or location')
  @Requires('view_users')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListUsersDto) listing: Listing,
    @FirstTaxonomy() parent: ParentTaxonomy | null,
  ): Promise<ListView<UserView> | StreamableFile> {
    return listBody(listing, await this.users.listIn(access, parent, listing), presentUser);
  }

  @Get(':id')
  @Action('Show a user of an organization or location')
  @Requires('view_users')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('id') id: string,
  ): Promise<UserShowView> {
    return presentUserDetails(await this.users.find(access, caller, id));
  }
}
