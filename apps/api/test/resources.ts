import { buildArchitecture, buildComputeResource, buildImage, buildOperatingsystem, type Catalog } from './builders.js';

/** What tests need to write rows of any resource alike. */
export interface Resource {
  type: string;
  collection: string;
  wrapper: string;
  build: () => Record<string, unknown>;
  change: Record<string, unknown>;
  before: Record<string, unknown>;
}

/** The four resources: how each is made, and one change of it. */
export async function resourcesOf(catalog: Catalog): Promise<Resource[]> {
  const parents = await catalog.parents();
  return [
    {
      type: 'Architecture',
      collection: 'architectures',
      wrapper: 'architecture',
      build: () => buildArchitecture({ name: 'before' }),
      change: { name: 'after' },
      before: { name: 'before' },
    },
    {
      type: 'Operatingsystem',
      collection: 'operatingsystems',
      wrapper: 'operatingsystem',
      build: () => buildOperatingsystem({ minor: '1' }),
      change: { minor: '2' },
      before: { minor: '1' },
    },
    {
      type: 'ComputeResource',
      collection: 'compute_resources',
      wrapper: 'compute_resource',
      build: () => buildComputeResource({ description: 'before' }),
      change: { description: 'after' },
      before: { description: 'before' },
    },
    {
      type: 'Image',
      collection: `compute_resources/${parents.compute_resource_id}/images`,
      wrapper: 'image',
      build: () => buildImage({ ...parents, username: 'before' }),
      change: { username: 'after' },
      before: { username: 'before' },
    },
  ];
}
