import type { AdoptedKind } from './adopted-kind.js';
import { ARCHITECTURES } from './adopt-architectures.js';
import { COMPUTE_RESOURCES } from './adopt-compute-resources.js';
import { IMAGES } from './adopt-images.js';
import { OPERATINGSYSTEMS } from './adopt-operatingsystems.js';
import { ROLES } from './adopt-roles.js';
import { LOCATIONS, ORGANIZATIONS } from './adopt-taxonomies.js';
import { USERS } from './adopt-users.js';
import type { AdoptedKindName, TheirRows } from './their-rows.js';

/** Every kind that is adopted. The order is that of an adoption: what others refer to comes first. */
export const ADOPTED_KINDS: { readonly [Name in AdoptedKindName]: AdoptedKind<TheirRows[Name]> } = {
  organization: ORGANIZATIONS,
  location: LOCATIONS,
  architecture: ARCHITECTURES,
  operatingsystem: OPERATINGSYSTEMS,
  compute_resource: COMPUTE_RESOURCES,
  image: IMAGES,
  role: ROLES,
  user: USERS,
};
