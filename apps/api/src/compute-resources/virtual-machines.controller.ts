import { kindOfClass, ShowComputeResourceDto } from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { Action, Describe } from '../http/action.decorator.js';
import { Refused, ResourceNotFound } from '../http/errors.js';
import { ComputeResourcesService } from './compute-resources.service.js';

/** Virtual machines of a compute resource. An image catalog knows none, so lists are empty and every machine is unknown. */
@Controller('compute_resources/:id')
@Describe({ names: ShowComputeResourceDto })
export class VirtualMachinesController {
  constructor(private readonly computeResources: ComputeResourcesService) {}

  @Get('available_virtual_machines')
  @Action('List virtual machines of a compute resource', 'available_virtual_machines')
  async index(@Param('id') id: string): Promise<never[]> {
    await this.computeResources.find(id);
    return [];
  }

  @Get('available_virtual_machines/:vm_id')
  @Action('Show a virtual machine', 'show_vm')
  show(@Param('id') id: string): Promise<never> {
    return this.unknown(id);
  }

  @Put('available_virtual_machines/:vm_id/power')
  @Action('Power a virtual machine on or off', 'power_vm')
  power(@Param('id') id: string): Promise<never> {
    return this.unknown(id);
  }

  @Delete('available_virtual_machines/:vm_id')
  @Action('Delete a virtual machine', 'destroy_vm')
  destroy(@Param('id') id: string): Promise<never> {
    return this.unknown(id);
  }

  @Put(['associate/:vm_id', 'associate'])
  @Action('Associate virtual machines with hosts')
  async associate(@Param('id') id: string): Promise<never> {
    const { type } = await this.computeResources.find(id);
    if (kindOfClass(type)?.associates_vms) throw new Refused('No VMs matched any host');
    throw new Refused('Associating VMs is not supported for this compute resource');
  }

  private async unknown(id: string): Promise<never> {
    await this.computeResources.find(id);
    throw new ResourceNotFound('compute_resource', id);
  }
}
