import { Module } from '@nestjs/common';
import { ImagesController } from './images.controller.js';
import { ImageStatistics } from './image-statistics.service.js';
import { ImagesService } from './images.service.js';
import { UuidCheck } from './uuid-check.service.js';

/** Images. */
@Module({ controllers: [ImagesController], providers: [ImagesService, ImageStatistics, UuidCheck] })
export class ImagesModule {}
