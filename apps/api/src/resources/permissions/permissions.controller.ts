import {
  ListPermissionsDto,
  type ListView,
  type PermissionView,
  type ResourceTypeView,
  ShowPermissionDto,
} from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { Action, Describe, Public, Requires } from '../../routing/action.decorator.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, envelope, type Listing, DEFAULT_LISTING } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { presentPermission } from './permission.presenter.js';
import { PermissionsService } from './permissions.service.js';
import { permissionSearch } from './permissions.search.js';

/** Permissions, which filters give to roles; they are fixed. */
@Controller('permissions')
@Describe({ names: ShowPermissionDto, search: permissionSearch })
export class PermissionsController {
  constructor(private readonly permissions: PermissionsService) {}

  @Get()
  @Action('List all permissions')
  @Requires('edit_filters')
  async index(@AskedListing(ListPermissionsDto) listing: Listing): Promise<ListView<PermissionView> | StreamableFile> {
    return listBody(listing, await this.permissions.list(listing), presentPermission);
  }

  @Get('resource_types')
  @Action('List available resource types')
  @Requires('edit_filters')
  async resourceTypes(): Promise<ListView<ResourceTypeView>> {
    const types = await this.permissions.resourceTypes();
    return envelope(DEFAULT_LISTING, { total: types.length, subtotal: types.length }, types);
  }

  @Get('current_permissions')
  @Action('List all permissions for current user')
  @Public()
  async currentPermissions(@CurrentAccess() access: Access): Promise<ListView<PermissionView>> {
    const held = await this.permissions.current(access);
    return envelope(DEFAULT_LISTING, { total: held.length, subtotal: held.length }, held.map(presentPermission));
  }

  @Get(':id')
  @Action('Show a permission')
  @Requires('edit_filters')
  @NamesRoot()
  async show(@Param('id') id: string): Promise<PermissionView> {
    return presentPermission(await this.permissions.find(id));
  }
}
