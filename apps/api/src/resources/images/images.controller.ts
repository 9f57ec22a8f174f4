import type { Actor } from '@image-catalog/database';
import {
  type CreateImageDto,
  type DeletedImageView,
  type ImageView,
  ListImagesDto,
  type ListView,
  ShowImageDto,
  type UpdateImageDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { FirstParent, type ImageParent, Parents, type ReadParent } from './image-parents.js';
import { presentDeletedImage, presentImage } from './image.presenter.js';
import { createImage, updateImage } from './image.wrapper.js';
import { imageSearch } from '@image-catalog/catalog';
import { ImagesService } from './images.service.js';

/** Images below a compute resource, an operating system or an architecture; all five actions below each. */
@Controller([
  'compute_resources/:compute_resource_id/images',
  'operatingsystems/:operatingsystem_id/images',
  'architectures/:architecture_id/images',
])
@Describe({ names: ShowImageDto, search: imageSearch })
export class ImagesController {
  constructor(private readonly images: ImagesService) {}

  @Get()
  @Action('List the images of a compute resource, operating system or architecture')
  @Requires('view_images')
  async index(
    @CurrentAccess() access: Access,
    @FirstParent() parents: ReadParent[],
    @AskedListing(ListImagesDto) listing: Listing,
  ): Promise<ListView<ImageView> | StreamableFile> {
    return listBody(listing, await this.images.list(access, parents, listing), presentImage);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for images', 'auto_complete_search')
  @Requires('view_images')
  complete(
    @CurrentAccess() access: Access,
    @FirstParent() parents: ReadParent[],
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.images.complete(access, parents, typed);
  }

  @Get(':id')
  @Action('Show an image')
  @Requires('view_images')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @FirstParent() parents: ReadParent[],
    @Param('id') id: string,
  ): Promise<ImageView> {
    return presentImage(await this.images.find(access, parents, id));
  }

  @Post()
  @Action('Create an image')
  @Requires('create_images')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @Parents() parents: ImageParent[],
    @Wrapped(createImage) dto: CreateImageDto,
    @CurrentActor() actor: Actor,
  ): Promise<ImageView> {
    return presentImage(await this.images.create(access, parents, dto, actor));
  }

  @Put(':id')
  @Action('Update an image')
  @Requires('edit_images')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @Parents() parents: ImageParent[],
    @Param('id') id: string,
    @Wrapped(updateImage) dto: UpdateImageDto,
    @CurrentActor() actor: Actor,
  ): Promise<ImageView> {
    return presentImage(await this.images.update(access, parents, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete an image')
  @Requires('destroy_images')
  async destroy(
    @CurrentAccess() access: Access,
    @Parents() parents: ImageParent[],
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<DeletedImageView> {
    return presentDeletedImage(await this.images.destroy(access, parents, id, actor));
  }
}
