import { All, Controller, Param } from '@nestjs/common';
import { AssociatedNotFound } from '../http/errors.js';

/**
 * Parents that Foreman has and an image catalog has not: media, partition tables, provisioning templates, compute
 * profiles, hosts. Their nested routes exist, and no id of theirs is ever found. Organizations and locations are refused
 * before, as the request's context.
 */
@Controller()
export class UnknownParentsController {
  @All(['media/:id/operatingsystems', 'media/:id/operatingsystems/:operatingsystem'])
  medium(@Param('id') id: string): never {
    return unknown('Medium', id);
  }

  @All(['ptables/:id/operatingsystems', 'ptables/:id/operatingsystems/:operatingsystem'])
  ptable(@Param('id') id: string): never {
    return unknown('Ptable', id);
  }

  @All(['provisioning_templates/:id/operatingsystems', 'provisioning_templates/:id/operatingsystems/:operatingsystem'])
  provisioningTemplate(@Param('id') id: string): never {
    return unknown('Provisioning template', id);
  }

  @All(['compute_profiles/:id/compute_resources', 'compute_profiles/:id/compute_resources/:compute_resource'])
  computeProfile(@Param('id') id: string): never {
    return unknown('Compute profile', id);
  }

  @All('hosts/:id/audits')
  host(@Param('id') id: string): never {
    return unknown('Host', id);
  }

  // The organization or location of these paths is refused by TaxonomyGuard; none can be found.
  @All([
    'organizations/:organization_id/compute_resources',
    'organizations/:organization_id/compute_resources/:compute_resource',
    'locations/:location_id/compute_resources',
    'locations/:location_id/compute_resources/:compute_resource',
    'organizations/:organization_id/locations/:location_id/compute_resources',
    'organizations/:organization_id/locations/:location_id/compute_resources/:compute_resource',
    'locations/:location_id/organizations/:organization_id/compute_resources',
    'locations/:location_id/organizations/:organization_id/compute_resources/:compute_resource',
  ])
  taxonomy(@Param('organization_id') organization?: string, @Param('location_id') location?: string): never {
    throw new AssociatedNotFound(
      location === undefined
        ? `Organization with id ${organization ?? ''} not found`
        : `Location with id ${location} not found`,
    );
  }
}

function unknown(label: string, id: string): never {
  throw new AssociatedNotFound(`${label} not found by id '${id}'`);
}
