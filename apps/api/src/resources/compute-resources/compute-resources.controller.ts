import type { Actor } from '@image-catalog/database';
import {
  type AvailableImageView,
  type ComputeResourceShowView,
  type ComputeResourceView,
  type CreateComputeResourceDto,
  ListAvailableImagesDto,
  ListComputeResourcesDto,
  type ListView,
  ShowComputeResourceDto,
  type UpdateComputeResourceDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, Res, type StreamableFile, UseGuards } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { FirstTaxonomy, type ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { refuseAbsentParents } from '../../routing/absent-parents.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import {
  presentAvailableImage,
  presentComputeResource,
  presentComputeResourceDetails,
} from './compute-resource.presenter.js';
import { createComputeResource, updateComputeResource } from './compute-resource.wrapper.js';
import { computeResourceSearch } from './compute-resources.search.js';
import { ComputeResourcesService } from './compute-resources.service.js';
import { WantsLastKnown } from '../../inventory/freshness/wants-last-known.decorator.js';
import { freshnessHeaders } from '../../inventory/freshness/inventory.presenter.js';

/** Compute resources: accounts at providers, whose images the catalog holds. */
@Controller('compute_resources')
@Describe({ names: ShowComputeResourceDto, search: computeResourceSearch })
@UseGuards(refuseAbsentParents('compute_profile_id'))
export class ComputeResourcesController {
  constructor(private readonly computeResources: ComputeResourcesService) {}

  @Get()
  @Action('List all compute resources')
  @Requires('view_compute_resources')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListComputeResourcesDto) listing: Listing,
    @FirstTaxonomy() parent: ParentTaxonomy | null,
  ): Promise<ListView<ComputeResourceView> | StreamableFile> {
    return listBody(listing, await this.computeResources.list(access, listing, parent), presentComputeResource);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for compute resources', 'auto_complete_search')
  @Requires('view_compute_resources')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.computeResources.complete(access, typed);
  }

  @Get(':id')
  @Action('Show a compute resource')
  @Requires('view_compute_resources')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<ComputeResourceShowView> {
    return presentComputeResourceDetails(await this.computeResources.find(access, id));
  }

  @Post()
  @Action('Create a compute resource')
  @Requires('create_compute_resources')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @Wrapped(createComputeResource) dto: CreateComputeResourceDto,
    @CurrentActor() actor: Actor,
  ): Promise<ComputeResourceShowView> {
    return presentComputeResourceDetails(await this.computeResources.create(access, dto, actor));
  }

  @Put(':id')
  @Action('Update a compute resource')
  @Requires('edit_compute_resources')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Wrapped(updateComputeResource) dto: UpdateComputeResourceDto,
    @CurrentActor() actor: Actor,
  ): Promise<ComputeResourceShowView> {
    return presentComputeResourceDetails(await this.computeResources.update(access, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete a compute resource')
  @Requires('destroy_compute_resources')
  @NamesRoot()
  async destroy(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<ComputeResourceShowView> {
    return presentComputeResourceDetails(await this.computeResources.destroy(access, id, actor));
  }

  @Get(':id/available_images')
  @Action('List the images that a compute resource holds')
  @Requires('view_compute_resources')
  async availableImages(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @AskedListing(ListAvailableImagesDto) listing: Listing,
    @WantsLastKnown() wantsLastKnown: boolean,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AvailableImageView[]> {
    const { inventory, rows } = await this.computeResources.availableImages(access, id, listing, wantsLastKnown);
    reply.headers(freshnessHeaders(inventory));
    return rows.map(presentAvailableImage);
  }
}
