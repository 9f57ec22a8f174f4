import type { Actor } from '@image-catalog/database';
import {
  type CreateRoleDto,
  type RoleRowView,
  ListRolesDto,
  type ListView,
  type RoleShowView,
  type RoleView,
  type UpdateRoleDto,
  ShowRoleDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentRoleRow, presentRole, presentRoleDetails } from './role.presenter.js';
import { createRole, updateRole } from './role.wrapper.js';
import { RolesService } from './roles.service.js';
import { roleSearch } from './roles.search.js';

/** Roles: named sets of filters, which users are given. */
@Controller('roles')
@Describe({ names: ShowRoleDto, search: roleSearch })
export class RolesController {
  constructor(private readonly roles: RolesService) {}

  @Get()
  @Action('List all roles')
  @Requires('view_roles')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListRolesDto) listing: Listing,
  ): Promise<ListView<RoleView> | StreamableFile> {
    // Foreman shows its default order as if the client had asked for it. Foreman: roles_controller.rb, index
    const ordered = { ...listing, order: listing.order ?? 'name' };
    return listBody(ordered, await this.roles.list(access, ordered), presentRole);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for roles', 'auto_complete_search')
  @Requires('view_roles')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.roles.complete(access, typed);
  }

  @Get(':id')
  @Action('Show a role')
  @Requires('view_roles')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<RoleShowView> {
    return presentRoleDetails(await this.roles.find(access, id));
  }

  @Post()
  @Action('Create a role')
  @Requires('create_roles')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @Wrapped(createRole) dto: CreateRoleDto,
    @CurrentActor() actor: Actor,
  ): Promise<RoleShowView> {
    return presentRoleDetails(await this.roles.create(access, dto, actor));
  }

  @Post(':id/clone')
  @Action('Clone a role')
  @Requires('create_roles')
  @NamesRoot()
  async clone(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Wrapped(createRole) dto: CreateRoleDto,
    @CurrentActor() actor: Actor,
  ): Promise<RoleRowView> {
    return presentRoleRow(await this.roles.clone(access, id, dto, actor));
  }

  @Put(':id')
  @Action('Update a role')
  @Requires('edit_roles')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @Wrapped(updateRole) dto: UpdateRoleDto,
    @CurrentActor() actor: Actor,
  ): Promise<RoleShowView> {
    return presentRoleDetails(await this.roles.update(access, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete a role')
  @Requires('destroy_roles')
  async destroy(
    @CurrentAccess() access: Access,
    @Param('id') id: string,
    @CurrentActor() actor: Actor,
  ): Promise<RoleRowView> {
    return presentRoleRow(await this.roles.destroy(access, id, actor));
  }
}
