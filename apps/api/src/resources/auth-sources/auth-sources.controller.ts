import { type AuthSourceView, ListAuthSourcesDto, type ListView, ShowAuthSourceDto } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { presentAuthSource } from './auth-source.presenter.js';
import { authSourceSearch } from './auth-sources.search.js';
import { AuthSourcesService } from './auth-sources.service.js';

/** Authentication sources of all kinds; each is in every organization and location. */
@Controller(['auth_sources', 'locations/:location_id/auth_sources', 'organizations/:organization_id/auth_sources'])
@Describe({ names: ShowAuthSourceDto, search: authSourceSearch })
export class AuthSourcesController {
  constructor(private readonly sources: AuthSourcesService) {}

  @Get()
  @Action('List all authentication sources')
  @Requires('view_authenticators')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListAuthSourcesDto) listing: Listing,
  ): Promise<ListView<AuthSourceView> | StreamableFile> {
    return listBody(listing, await this.sources.list(access, null, listing), presentAuthSource);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for authentication sources', 'auto_complete_search')
  @Requires('view_authenticators')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.sources.complete(access, typed);
  }

  @Get(':id')
  @Action('Show an authentication source')
  @Requires('view_authenticators')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<AuthSourceView> {
    return presentAuthSource(await this.sources.find(access, null, id));
  }
}
