import { All, Controller, Param } from '@nestjs/common';
import { Public } from '../routing/action.decorator.js';
import { AssociatedNotFound } from '../foreman/errors.js';

/**
 * Parents that only Foreman has: media, partition tables, provisioning templates, compute
 * profiles, hosts. Their nested routes exist, but no id is ever found.
 */
@Controller()
export class UnknownParentsController {
  @All(['media/:id/operatingsystems', 'media/:id/operatingsystems/:operatingsystem'])
  @Public()
  medium(@Param('id') id: string): never {
    return unknown('Medium', id);
  }

  @All(['ptables/:id/operatingsystems', 'ptables/:id/operatingsystems/:operatingsystem'])
  @Public()
  ptable(@Param('id') id: string): never {
    return unknown('Ptable', id);
  }

  @All(['provisioning_templates/:id/operatingsystems', 'provisioning_templates/:id/operatingsystems/:operatingsystem'])
  @Public()
  provisioningTemplate(@Param('id') id: string): never {
    return unknown('Provisioning template', id);
  }

  @All(['compute_profiles/:id/compute_resources', 'compute_profiles/:id/compute_resources/:compute_resource'])
  @Public()
  computeProfile(@Param('id') id: string): never {
    return unknown('Compute profile', id);
  }

  @All('hosts/:id/audits')
  @Public()
  host(@Param('id') id: string): never {
    return unknown('Host', id);
  }
}

function unknown(label: string, id: string): never {
  throw new AssociatedNotFound(`${label} not found by id '${id}'`);
}
