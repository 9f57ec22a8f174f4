import { Module } from '@nestjs/common';
import { AvailableImagesController } from './available-images.controller.js';
import { AvailableImagesService } from './available-images.service.js';

/** Single available images; the list of them is Foreman's and stands with the compute resources. */
@Module({ controllers: [AvailableImagesController], providers: [AvailableImagesService] })
export class AvailableImagesModule {}
