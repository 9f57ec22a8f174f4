import { Module } from '@nestjs/common';
import { AvailableImagesController } from './available-images.controller.js';
import { InventoryListService } from './inventory-list.service.js';
import { InventoryController } from './inventory.controller.js';
import { AvailableImagesService } from './available-images.service.js';

/** Single available images. Their list is Foreman's and belongs to the compute resources. */
@Module({
  controllers: [AvailableImagesController, InventoryController],
  providers: [AvailableImagesService, InventoryListService],
})
export class AvailableImagesModule {}
