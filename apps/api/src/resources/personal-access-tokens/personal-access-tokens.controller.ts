import {
  type CreatePersonalAccessTokenDto,
  ListPersonalAccessTokensDto,
  type ListView,
  type NewPersonalAccessTokenView,
  type PersonalAccessTokenView,
  type RevokedPersonalAccessTokenView,
  ShowPersonalAccessTokenDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { type Caller, CurrentCaller } from '../../auth/caller.decorator.js';
import { isOneself } from '../../auth/oneself.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentNewToken, presentRevokedToken, presentToken } from './personal-access-token.presenter.js';
import { createPersonalAccessToken } from './personal-access-token.wrapper.js';
import { PersonalAccessTokensService } from './personal-access-tokens.service.js';
import { personalAccessTokenSearch } from './personal-access-tokens.search.js';

/** Nobody needs a permission for their own tokens. */
const OWN = { unless: isOneself('user_id') };

/** The tokens with which a user's programs log in. */
@Controller('users/:user_id/personal_access_tokens')
@Describe({ names: ShowPersonalAccessTokenDto, search: personalAccessTokenSearch })
export class PersonalAccessTokensController {
  constructor(private readonly tokens: PersonalAccessTokensService) {}

  @Get()
  @Action('List all Personal Access Tokens for a user')
  @Requires('view_personal_access_tokens', OWN)
  async index(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('user_id') user: string,
    @AskedListing(ListPersonalAccessTokensDto) listing: Listing,
  ): Promise<ListView<PersonalAccessTokenView> | StreamableFile> {
    return listBody(listing, await this.tokens.list(access, caller, user, listing), presentToken);
  }

  @Get(':id')
  @Action('Show a Personal Access Token for a user')
  @Requires('view_personal_access_tokens', OWN)
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('user_id') user: string,
    @Param('id') id: string,
  ): Promise<PersonalAccessTokenView> {
    return presentToken(await this.tokens.find(access, caller, user, id));
  }

  @Post()
  @Action('Create a Personal Access Token for a user')
  @Requires('create_personal_access_tokens', OWN)
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('user_id') user: string,
    @Wrapped(createPersonalAccessToken) dto: CreatePersonalAccessTokenDto,
  ): Promise<NewPersonalAccessTokenView> {
    const { row, value } = await this.tokens.create(access, caller, user, dto);
    return presentNewToken(row, value);
  }

  @Delete(':id')
  @Action('Revoke a Personal Access Token for a user')
  @Requires('revoke_personal_access_tokens', OWN)
  async destroy(
    @CurrentAccess() access: Access,
    @CurrentCaller() caller: Caller,
    @Param('user_id') user: string,
    @Param('id') id: string,
  ): Promise<RevokedPersonalAccessTokenView> {
    return presentRevokedToken(await this.tokens.revoke(access, caller, user, id));
  }
}
