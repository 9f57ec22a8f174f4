import { type CatalogImageView, ListCatalogDto, type ListView } from '@image-catalog/spec';
import { Controller, Get, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { presentCatalogImage } from './catalog-image.presenter.js';
import { catalogImageSearch } from './catalog-images.search.js';
import { CatalogService } from './catalog.service.js';

/** The images of the catalog beside what their sources say of them, over all compute resources. */
@Controller('catalog/images')
@Describe({ resource: 'catalog_images', search: catalogImageSearch })
export class CatalogImagesController {
  constructor(private readonly catalog: CatalogService) {}

  @Get()
  @Action('List images with what their compute resources say of them')
  @Requires('view_sync_runs')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListCatalogDto) listing: Listing,
  ): Promise<ListView<CatalogImageView> | StreamableFile> {
    return listBody(listing, await this.catalog.images(access, listing), presentCatalogImage);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for images with what their compute resources say of them', 'auto_complete_search')
  @Requires('view_sync_runs')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.catalog.complete(access, 'images', typed);
  }
}
