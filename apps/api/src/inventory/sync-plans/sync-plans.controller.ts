import type { Actor } from '@image-catalog/database';
import {
  type ApproveSyncPlanDto,
  ListSyncPlansDto,
  type ListView,
  type SyncPlanItemView,
  type SyncPlanShowView,
  type SyncPlanView,
} from '@image-catalog/spec';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, MayConflict, Requires, TakesNoBody } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, envelope, type Listing } from '../../lists/listing.js';
import { RowId } from '../../routing/row-id.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentPlan, presentPlanDetails, presentPlanItem } from './sync-plan.presenter.js';
import { approveSyncPlan } from './sync-plan.wrapper.js';
import { syncPlanSearch } from './sync-plans.search.js';
import { SyncPlansService } from './sync-plans.service.js';

/** The plans of one compute resource: removals that runs propose and people decide about. */
@Controller('compute_resources/:compute_resource_id/sync_plans')
@Describe({ search: syncPlanSearch })
export class SyncPlansController {
  constructor(private readonly plans: SyncPlansService) {}

  @Get()
  @Action('List the plans of a compute resource')
  @Requires('view_sync_plans')
  async index(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @AskedListing(ListSyncPlansDto) listing: Listing,
  ): Promise<ListView<SyncPlanView> | StreamableFile> {
    return listBody(listing, await this.plans.list(access, computeResource, listing), presentPlan);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the plans of a compute resource', 'auto_complete_search')
  @Requires('view_sync_plans')
  complete(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.plans.complete(access, computeResource, typed);
  }

  @Get(':id')
  @Action('Show a plan with a page of the images that it would remove')
  @Requires('view_sync_plans')
  async show(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_plan') id: number,
    @AskedListing(ListSyncPlansDto) listing: Listing,
  ): Promise<SyncPlanShowView> {
    const { plan, items } = await this.plans.findWithItems(access, computeResource, id, listing);
    return presentPlanDetails(plan, envelope(items.listing, items, items.rows.map(presentPlanItem)));
  }

  @Get(':id/items')
  @Action('List the images that a plan would remove')
  @Requires('view_sync_plans')
  async items(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_plan') id: number,
    @AskedListing(ListSyncPlansDto) listing: Listing,
  ): Promise<ListView<SyncPlanItemView> | StreamableFile> {
    return listBody(listing, await this.plans.items(access, computeResource, id, listing), presentPlanItem);
  }

  @Post(':id/approve')
  @HttpCode(HttpStatus.OK)
  @Action('Approve the removals of a plan')
  @MayConflict()
  @Requires('approve_sync_plans')
  async approve(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_plan') id: number,
    @Wrapped(approveSyncPlan) dto: ApproveSyncPlanDto,
    @CurrentActor() actor: Actor,
  ): Promise<SyncPlanView> {
    return presentPlan(await this.plans.approve(access, computeResource, id, dto, actor));
  }

  @Post(':id/reject')
  @HttpCode(HttpStatus.OK)
  @Action('Reject the removals of a plan')
  @MayConflict()
  @TakesNoBody()
  @Requires('approve_sync_plans')
  async reject(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('sync_plan') id: number,
    @CurrentActor() actor: Actor,
  ): Promise<SyncPlanView> {
    return presentPlan(await this.plans.reject(access, computeResource, id, actor));
  }
}
