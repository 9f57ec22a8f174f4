// Compiled, never run: the types of the client are those that the server's own code answers with.
import type { components, paths } from '@image-catalog/client';
import type * as spec from '@image-catalog/spec';

type Is<Actual, Expected> = [Actual] extends [Expected] ? ([Expected] extends [Actual] ? true : false) : false;
type Schemas = components['schemas'];

/** Views of requests and answers have the same types on both sides. */
export const same: [
  Is<Schemas['ImageView'], spec.ImageView>,
  Is<Schemas['ArchitectureShowView'], spec.ArchitectureShowView>,
  Is<Schemas['ComputeResourceView'], spec.ComputeResourceView>,
  Is<Schemas['SyncRunView'], spec.SyncRunView>,
  Is<Schemas['InvalidBody'], spec.InvalidBody>,
] = [true, true, true, true, true];

type Listed =
  paths['/compute_resources/{compute_resource_id}/images']['get']['responses'][200]['content']['application/json'];

/** A list of images is what the documents promise. */
export const listed: Is<Listed['results'][number], spec.ImageView> = true;
