import { kindOfClass, ShowComputeResourceDto } from '@image-catalog/spec';
import type { Actor } from '@image-catalog/database';
import { Controller, Get, Param, Put, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { CurrentActor } from '../../auth/actor.decorator.js';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { NotImplementedFor, Refused, ResourceNotFound } from '../../foreman/errors.js';
import { CacheRefresh } from './cache-refresh.service.js';
import { EMPTY_LISTING, type EmptyListing } from './empty-listing.js';
import type { ComputeResourceDetails } from './compute-resource.row.js';
import { ComputeResourcesService } from './compute-resources.service.js';
import { freshnessHeaders } from '../../inventory/freshness/inventory.presenter.js';

/**
 * What Foreman asks a provider for when it makes machines. An image catalog mirrors images alone, so the listings of a
 * kind that has them are empty once it was looked at, and the others are refused in Foreman's words.
 */
@Controller('compute_resources/:id')
@Describe({ names: ShowComputeResourceDto })
export class ProviderListingsController {
  constructor(
    private readonly computeResources: ComputeResourcesService,
    private readonly refreshes: CacheRefresh,
  ) {}

  @Get('available_clusters')
  @Action('List available clusters of a compute resource', 'available_clusters')
  @Requires('view_compute_resources')
  clusters(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'clusters');
  }

  @Get('available_flavors')
  @Action('List available flavors of a compute resource', 'available_flavors')
  @Requires('view_compute_resources')
  flavors(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'flavors');
  }

  @Get('available_folders')
  @Action('List available folders of a compute resource', 'available_folders')
  @Requires('view_compute_resources')
  folders(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'folders');
  }

  @Get('available_zones')
  @Action('List available zones of a compute resource', 'available_zones')
  @Requires('view_compute_resources')
  zones(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'zones');
  }

  @Get('available_vnic_profiles')
  @Action('List available vnic profiles of a compute resource', 'available_vnic_profiles')
  @Requires('view_compute_resources')
  vnicProfiles(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'vnic_profiles');
  }

  @Get('available_security_groups')
  @Action('List available security groups of a compute resource', 'available_security_groups')
  @Requires('view_compute_resources')
  securityGroups(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'security_groups');
  }

  @Get(['available_networks', 'available_clusters/:cluster_id/available_networks'])
  @Action('List available networks of a compute resource', 'available_networks')
  @Requires('view_compute_resources')
  async networks(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Param('cluster_id') cluster?: string,
  ): Promise<EmptyListing> {
    const { row, kind } = await this.found(access, id);
    if (kind?.name === 'Ovirt' && !cluster) {
      throw new Refused('ERF42-6086 [Foreman::Exception]: Cluster ID is required to list available networks');
    }
    return this.listing(access, String(row.id), 'networks');
  }

  @Get('available_clusters/:cluster_id/available_resource_pools')
  @Action('List available resource pools of a cluster', 'available_resource_pools')
  @Requires('view_compute_resources')
  resourcePools(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'resource_pools');
  }

  @Get([
    'available_storage_domains',
    'available_storage_domains/:storage_domain',
    'available_clusters/:cluster_id/available_storage_domains',
  ])
  @Action('List available storage domains of a compute resource', 'available_storage_domains')
  @Requires('view_compute_resources')
  storageDomains(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'storage_domains');
  }

  @Get([
    'available_storage_pods',
    'available_storage_pods/:storage_pod',
    'available_clusters/:cluster_id/available_storage_pods',
  ])
  @Action('List available storage pods of a compute resource', 'available_storage_pods')
  @Requires('view_compute_resources')
  storagePods(@CurrentAccess() access: Access, @Param('id') id: string): Promise<EmptyListing> {
    return this.listing(access, id, 'storage_pods');
  }

  @Get('storage_domains/:storage_domain_id')
  @Action('Show a storage domain of a compute resource')
  @Requires('view_compute_resources')
  storageDomain(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Param('storage_domain_id') domain: string,
  ): Promise<never> {
    return this.single(access, id, 'storage_domain', domain);
  }

  @Get('storage_pods/:storage_pod_id')
  @Action('Show a storage pod of a compute resource')
  @Requires('view_compute_resources')
  storagePod(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Param('storage_pod_id') pod: string,
  ): Promise<never> {
    return this.single(access, id, 'storage_pod', pod);
  }

  @Put('refresh_cache')
  @Action('Refresh the cache of a compute resource')
  @Requires('view_compute_resources')
  async refreshCache(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<{ message: string }> {
    const { inventory, message } = await this.refreshes.refresh(access, id, actor);
    reply.headers(freshnessHeaders(inventory));
    return { message };
  }

  private async listing(access: Access, id: string, listing: string): Promise<EmptyListing> {
    await this.require(access, id, listing);
    return EMPTY_LISTING;
  }

  private async single(access: Access, id: string, listing: string, wanted: string): Promise<never> {
    await this.require(access, id, listing);
    throw new ResourceNotFound(listing, wanted);
  }

  private async require(access: Access, id: string, listing: string): Promise<void> {
    const { row, kind } = await this.found(access, id);
    if (kind?.listings.includes(listing)) return this.computeResources.findLookedAt(access, String(row.id));
    throw new NotImplementedFor(
      `ERF42-7329 [Foreman::Exception]: Not implemented for ${kind?.provider_friendly_name ?? row.type}`,
    );
  }

  private async found(
    access: Access,
    id: string,
  ): Promise<{ row: ComputeResourceDetails; kind: ReturnType<typeof kindOfClass> }> {
    const row = await this.computeResources.find(access, id);
    return { row, kind: kindOfClass(row.type) };
  }
}
