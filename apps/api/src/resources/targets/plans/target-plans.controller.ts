import type { Actor } from '@image-catalog/database';
import {
  type ApproveTargetPlanDto,
  ListTargetPlansDto,
  type ListView,
  type TargetPlanItemView,
  type TargetPlanView,
} from '@image-catalog/spec';
import { Controller, Get, HttpCode, HttpStatus, Param, Post, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../../access/access.js';
import { CurrentAccess } from '../../../access/current-access.decorator.js';
import { CurrentActor } from '../../../auth/actor.decorator.js';
import { Wrapped } from '../../../foreman/wrapped.js';
import { type Completion, TypedSearch } from '../../../lists/completion.js';
import { listBody } from '../../../lists/list-body.js';
import { AskedListing, type Listing } from '../../../lists/listing.js';
import { Action, Describe, MayConflict, Requires, TakesNoBody } from '../../../routing/action.decorator.js';
import { RowId } from '../../../routing/row-id.js';
import { presentTargetPlan, presentTargetPlanItem } from './target-plan.presenter.js';
import { approveTargetPlan } from './target-plan.wrapper.js';
import { targetPlanSearch } from './target-plans.search.js';
import { TargetPlansService } from './target-plans.service.js';

/** The plans of one target: removals that runs propose and people decide about. */
@Controller('targets/:target_id/plans')
@Describe({ search: targetPlanSearch })
export class TargetPlansController {
  constructor(private readonly plans: TargetPlansService) {}

  @Get()
  @Action('List the plans of a target')
  @Requires('view_targets')
  async index(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @AskedListing(ListTargetPlansDto) listing: Listing,
  ): Promise<ListView<TargetPlanView> | StreamableFile> {
    return listBody(listing, await this.plans.list(access, target, listing), presentTargetPlan);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the plans of a target', 'auto_complete_search')
  @Requires('view_targets')
  complete(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.plans.complete(access, target, typed);
  }

  @Get(':id')
  @Action('Show a plan of a target')
  @Requires('view_targets')
  async show(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @RowId('target_plan') id: number,
  ): Promise<TargetPlanView> {
    return presentTargetPlan(await this.plans.find(access, target, id));
  }

  @Get(':id/items')
  @Action('List the images that a plan would remove from a target')
  @Requires('view_targets')
  async items(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @RowId('target_plan') id: number,
    @AskedListing(ListTargetPlansDto) listing: Listing,
  ): Promise<ListView<TargetPlanItemView> | StreamableFile> {
    return listBody(listing, await this.plans.items(access, target, id, listing), presentTargetPlanItem);
  }

  @Post(':id/approve')
  @HttpCode(HttpStatus.OK)
  @Action('Approve the removals of a plan of a target')
  @MayConflict()
  @Requires('decide_target_plans')
  async approve(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @RowId('target_plan') id: number,
    @Wrapped(approveTargetPlan) dto: ApproveTargetPlanDto,
    @CurrentActor() actor: Actor,
  ): Promise<TargetPlanView> {
    return presentTargetPlan(await this.plans.approve(access, target, id, dto, actor));
  }

  @Post(':id/reject')
  @HttpCode(HttpStatus.OK)
  @Action('Reject the removals of a plan of a target')
  @MayConflict()
  @TakesNoBody()
  @Requires('decide_target_plans')
  async reject(
    @CurrentAccess() access: Access,
    @Param('target_id') target: string,
    @RowId('target_plan') id: number,
    @CurrentActor() actor: Actor,
  ): Promise<TargetPlanView> {
    return presentTargetPlan(await this.plans.reject(access, target, id, actor));
  }
}
