import {
  type ComputeResourceShowView,
  type ComputeResourceView,
  ListComputeResourcesDto,
  type ListView,
  ShowComputeResourceDto,
} from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile, UseGuards } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { FirstTaxonomy, type ParentTaxonomy } from '../../access/parent-taxonomy.decorator.js';
import { refuseAbsentParents } from '../../routing/absent-parents.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { presentComputeResource, presentComputeResourceDetails } from './compute-resource.presenter.js';
import { computeResourceSearch } from './compute-resources.search.js';
import { ComputeResourcesService } from './compute-resources.service.js';

/** Compute resources below organizations and locations, which are the context that their path names. */
@Controller([
  'organizations/:organization_id/compute_resources',
  'locations/:location_id/compute_resources',
  'organizations/:organization_id/locations/:location_id/compute_resources',
  'locations/:location_id/organizations/:organization_id/compute_resources',
])
@Describe({ names: ShowComputeResourceDto, search: computeResourceSearch })
@UseGuards(refuseAbsentParents('compute_profile_id'))
export class TaxonomyComputeResourcesController {
  constructor(private readonly computeResources: ComputeResourcesService) {}

  @Get()
  @Action('List the compute resources of an organization or location')
  @Requires('view_compute_resources')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListComputeResourcesDto) listing: Listing,
    @FirstTaxonomy() parent: ParentTaxonomy | null,
  ): Promise<ListView<ComputeResourceView> | StreamableFile> {
    return listBody(listing, await this.computeResources.list(access, listing, parent), presentComputeResource);
  }

  @Get(':id')
  @Action('Show a compute resource of an organization or location')
  @Requires('view_compute_resources')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<ComputeResourceShowView> {
    return presentComputeResourceDetails(await this.computeResources.find(access, id));
  }
}
