import { kindOfClass, ShowComputeResourceDto } from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { Action, AdminOnly, Describe, Requires } from '../../routing/action.decorator.js';
import { Refused, ResourceNotFound } from '../../foreman/errors.js';
import { ComputeResourcesService } from './compute-resources.service.js';

type VirtualMachinePermission =
  | 'view_compute_resources'
  | 'power_vm_compute_resources'
  | 'destroy_vm_compute_resources';

/** The name of a machine in the error that it is unknown. */
const MACHINE = 'virtual_machine';

/**
 * Virtual machines of a compute resource. An image catalog knows none, so the list of one that was looked at is empty and
 * every machine is unknown.
 */
@Controller('compute_resources/:id')
@Describe({ names: ShowComputeResourceDto })
export class VirtualMachinesController {
  constructor(private readonly computeResources: ComputeResourcesService) {}

  @Get('available_virtual_machines')
  @Action('List virtual machines of a compute resource', 'available_virtual_machines')
  @Requires('view_compute_resources')
  async index(@CurrentAccess() access: Access, @Param('id') id: string): Promise<never[]> {
    await this.computeResources.findLookedAt(access, id);
    return [];
  }

  @Get('available_virtual_machines/:vm_id')
  @Action('Show a virtual machine', 'show_vm')
  @Requires('view_compute_resources')
  show(@CurrentAccess() access: Access, @Param('id') id: string, @Param('vm_id') machine: string): Promise<never> {
    return this.unknown(access, id, machine, 'view_compute_resources');
  }

  @Put('available_virtual_machines/:vm_id/power')
  @Action('Power a virtual machine on or off', 'power_vm')
  @Requires('power_vm_compute_resources')
  power(@CurrentAccess() access: Access, @Param('id') id: string, @Param('vm_id') machine: string): Promise<never> {
    return this.unknown(access, id, machine, 'power_vm_compute_resources');
  }

  @Delete('available_virtual_machines/:vm_id')
  @Action('Delete a virtual machine', 'destroy_vm')
  @Requires('destroy_vm_compute_resources')
  destroy(@CurrentAccess() access: Access, @Param('id') id: string, @Param('vm_id') machine: string): Promise<never> {
    return this.unknown(access, id, machine, 'destroy_vm_compute_resources');
  }

  @Put(['associate/:vm_id', 'associate'])
  @Action('Associate virtual machines with hosts')
  @AdminOnly()
  async associate(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Param('vm_id') machine?: string,
  ): Promise<never> {
    const { type } = await this.computeResources.find(access, id);
    const associates = kindOfClass(type)?.associates_vms;
    if (associates && machine !== undefined) throw new ResourceNotFound(MACHINE, machine);
    if (associates) throw new Refused('No VMs matched any host');
    throw new Refused('Associating VMs is not supported for this compute resource');
  }

  private async unknown(
    access: Access,
    id: string,
    machine: string,
    permission: VirtualMachinePermission,
  ): Promise<never> {
    await this.computeResources.find(access, id, permission);
    throw new ResourceNotFound(MACHINE, machine);
  }
}
