import { type AuthSourceInternalView, ListAuthSourcesDto, type ListView, ShowAuthSourceDto } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { presentAuthSourceInternal } from './auth-source.presenter.js';
import { authSourceSearch } from './auth-sources.search.js';
import { AuthSourcesService } from './auth-sources.service.js';

/** Authentication sources whose passwords are kept here. */
@Controller('auth_source_internals')
@Describe({ names: ShowAuthSourceDto, search: authSourceSearch })
export class AuthSourceInternalsController {
  constructor(private readonly sources: AuthSourcesService) {}

  @Get()
  @Action('List internal authentication sources')
  @Requires('view_authenticators')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListAuthSourcesDto) listing: Listing,
  ): Promise<ListView<AuthSourceInternalView> | StreamableFile> {
    return listBody(listing, await this.sources.list(access, 'AuthSourceInternal', listing), presentAuthSourceInternal);
  }

  @Get(':id')
  @Action('Show an internal authentication source')
  @Requires('view_authenticators')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<AuthSourceInternalView> {
    return presentAuthSourceInternal(await this.sources.find(access, 'AuthSourceInternal', id));
  }
}
