import { kindOfClass, ShowComputeResourceDto } from '@image-catalog/spec';
import { Controller, Get, Param, Put } from '@nestjs/common';
import { Action, Describe } from '../http/action.decorator.js';
import { NotImplementedFor, Refused, ResourceNotFound } from '../http/errors.js';
import { EMPTY_LISTING, type EmptyListing } from './empty-listing.js';
import type { ComputeResourceDetails } from './compute-resource.row.js';
import { ComputeResourcesService } from './compute-resources.service.js';

/**
 * What Foreman asks a provider for when it makes machines. An image catalog mirrors images alone, so the listings of a
 * kind that has them are empty, and the others are refused in Foreman's words.
 */
@Controller('compute_resources/:id')
@Describe({ names: ShowComputeResourceDto })
export class ProviderListingsController {
  constructor(private readonly computeResources: ComputeResourcesService) {}

  @Get('available_clusters')
  @Action('List available clusters of a compute resource', 'available_clusters')
  clusters(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'clusters');
  }

  @Get('available_flavors')
  @Action('List available flavors of a compute resource', 'available_flavors')
  flavors(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'flavors');
  }

  @Get('available_folders')
  @Action('List available folders of a compute resource', 'available_folders')
  folders(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'folders');
  }

  @Get('available_zones')
  @Action('List available zones of a compute resource', 'available_zones')
  zones(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'zones');
  }

  @Get('available_vnic_profiles')
  @Action('List available vnic profiles of a compute resource', 'available_vnic_profiles')
  vnicProfiles(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'vnic_profiles');
  }

  @Get('available_security_groups')
  @Action('List available security groups of a compute resource', 'available_security_groups')
  securityGroups(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'security_groups');
  }

  @Get(['available_networks', 'available_clusters/:cluster_id/available_networks'])
  @Action('List available networks of a compute resource', 'available_networks')
  async networks(@Param('id') id: string, @Param('cluster_id') cluster?: string): Promise<EmptyListing> {
    const { row, kind } = await this.found(id);
    if (kind?.name === 'Ovirt' && !cluster) {
      throw new Refused('ERF42-6086 [Foreman::Exception]: Cluster ID is required to list available networks');
    }
    return this.listing(String(row.id), 'networks');
  }

  @Get('available_clusters/:cluster_id/available_resource_pools')
  @Action('List available resource pools of a cluster', 'available_resource_pools')
  resourcePools(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'resource_pools');
  }

  @Get([
    'available_storage_domains',
    'available_storage_domains/:storage_domain',
    'available_clusters/:cluster_id/available_storage_domains',
  ])
  @Action('List available storage domains of a compute resource', 'available_storage_domains')
  storageDomains(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'storage_domains');
  }

  @Get([
    'available_storage_pods',
    'available_storage_pods/:storage_pod',
    'available_clusters/:cluster_id/available_storage_pods',
  ])
  @Action('List available storage pods of a compute resource', 'available_storage_pods')
  storagePods(@Param('id') id: string): Promise<EmptyListing> {
    return this.listing(id, 'storage_pods');
  }

  @Get('storage_domains/:storage_domain_id')
  @Action('Show a storage domain of a compute resource')
  storageDomain(@Param('id') id: string): Promise<never> {
    return this.single(id, 'storage_domain');
  }

  @Get('storage_pods/:storage_pod_id')
  @Action('Show a storage pod of a compute resource')
  storagePod(@Param('id') id: string): Promise<never> {
    return this.single(id, 'storage_pod');
  }

  @Put('refresh_cache')
  @Action('Refresh the cache of a compute resource')
  async refreshCache(@Param('id') id: string): Promise<never> {
    const { row, kind } = await this.found(id);
    if (kind?.name === 'Vmware') throw new Refused('Failed to refresh the cache.');
    throw new NotImplementedFor(
      `ERF42-8966 [Foreman::Exception]: Cache refreshing is not supported for ${kind?.provider_friendly_name ?? row.type}`,
    );
  }

  private async listing(id: string, listing: string): Promise<EmptyListing> {
    await this.require(id, listing);
    return EMPTY_LISTING;
  }

  private async single(id: string, listing: string): Promise<never> {
    await this.require(id, listing);
    throw new ResourceNotFound('compute_resource', id);
  }

  private async require(id: string, listing: string): Promise<void> {
    const { row, kind } = await this.found(id);
    if (kind?.listings.includes(listing)) return;
    throw new NotImplementedFor(
      `ERF42-7329 [Foreman::Exception]: Not implemented for ${kind?.provider_friendly_name ?? row.type}`,
    );
  }

  private async found(id: string): Promise<{ row: ComputeResourceDetails; kind: ReturnType<typeof kindOfClass> }> {
    const row = await this.computeResources.find(id);
    return { row, kind: kindOfClass(row.type) };
  }
}
