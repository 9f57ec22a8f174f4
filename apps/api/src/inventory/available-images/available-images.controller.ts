import type { Actor } from '@image-catalog/database';
import type {
  AvailableImageExplanationView,
  InventoriedImageView,
  RefreshAvailableImagesDto,
  SyncRequestView,
} from '@image-catalog/spec';
import { Controller, Get, HttpCode, HttpStatus, Param, Post } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Requires, TakesNoBody } from '../../routing/action.decorator.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentRequest } from '../sync/sync.presenter.js';
import { presentInventoriedImage } from './available-image.presenter.js';
import { refreshAvailableImages } from './available-image.wrapper.js';
import { AvailableImagesService } from './available-images.service.js';
import { presentExplanation } from './explanation.presenter.js';

/** Single available images of one compute resource, named by uuid. Slashes of a uuid may be sent as they are. */
@Controller('compute_resources/:compute_resource_id/available_images')
export class AvailableImagesController {
  constructor(private readonly images: AvailableImagesService) {}

  @Post('refresh')
  @Action('Refresh single images of a compute resource')
  @Requires('start_sync_runs')
  async refresh(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Wrapped(refreshAvailableImages) dto: RefreshAvailableImagesDto,
    @CurrentActor() actor: Actor,
  ): Promise<SyncRequestView> {
    return presentRequest(await this.images.refresh(access, computeResource, dto, actor));
  }

  @Get(':uuid/explain')
  @Action('Explain why an available image is present or missing, and whether it will be imported')
  @Requires('view_sync_runs')
  async explain(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Param('uuid') uuid: string,
  ): Promise<AvailableImageExplanationView> {
    return presentExplanation(await this.images.explain(access, computeResource, uuid));
  }

  @Post(':uuid/ignore')
  @HttpCode(HttpStatus.OK)
  @Action('Exclude an available image from imports')
  @TakesNoBody()
  @Requires('edit_compute_resources')
  async ignore(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Param('uuid') uuid: string,
    @CurrentActor() actor: Actor,
  ): Promise<InventoriedImageView> {
    return presentInventoriedImage(await this.images.ignore(access, computeResource, uuid, true, actor));
  }

  @Post(':uuid/unignore')
  @HttpCode(HttpStatus.OK)
  @Action('Include an available image in imports again')
  @TakesNoBody()
  @Requires('edit_compute_resources')
  async unignore(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Param('uuid') uuid: string,
    @CurrentActor() actor: Actor,
  ): Promise<InventoriedImageView> {
    return presentInventoriedImage(await this.images.ignore(access, computeResource, uuid, false, actor));
  }
}
