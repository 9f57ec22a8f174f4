import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { ImagesController } from './images.controller.js';
import { ImageStatistics } from './image-statistics.service.js';
import { ImagesService } from './images.service.js';
import { UuidCheck } from './uuid-check.service.js';
import { imageScopable } from './image.scopable.js';

registerScopable('Image', imageScopable);

/** Images. */
@Module({ controllers: [ImagesController], providers: [ImagesService, ImageStatistics, UuidCheck] })
export class ImagesModule {}
