import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { CacheRefresh } from './cache-refresh.service.js';
import { ComputeResourcesController } from './compute-resources.controller.js';
import { ComputeResourcesService } from './compute-resources.service.js';
import { ProviderListingsController } from './provider-listings.controller.js';
import { TaxonomyComputeResourcesController } from './taxonomy-compute-resources.controller.js';
import { VirtualMachinesController } from './virtual-machines.controller.js';
import { computeResourceScopable } from './compute-resource.scopable.js';

registerScopable('ComputeResource', computeResourceScopable);

/** Compute resources, and what Foreman asks their providers for. */
@Module({
  controllers: [
    ComputeResourcesController,
    TaxonomyComputeResourcesController,
    ProviderListingsController,
    VirtualMachinesController,
  ],
  providers: [ComputeResourcesService, CacheRefresh],
})
export class ComputeResourcesModule {}
