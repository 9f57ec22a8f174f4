import { CreateComputeResourceDto, docsOf, UpdateComputeResourceDto } from '@image-catalog/spec';
import type { Wrapper } from '../../foreman/wrapped.js';

const SHARED = {
  key: 'compute_resource',
  // All attributes of a compute resource are accepted unwrapped. Foreman: compute_resources_controller.rb, wrap_parameters
  unwrapped: Object.keys(docsOf(CreateComputeResourceDto)),
  shorthands: {
    locations: { ids: 'location_ids', names: 'location_names' },
    organizations: { ids: 'organization_ids', names: 'organization_names' },
  },
} as const;

/** Reads a new compute resource from a body. */
export const createComputeResource: Wrapper<CreateComputeResourceDto> = { ...SHARED, dto: CreateComputeResourceDto };

/** Reads changes of a compute resource from a body. */
export const updateComputeResource: Wrapper<UpdateComputeResourceDto> = { ...SHARED, dto: UpdateComputeResourceDto };
