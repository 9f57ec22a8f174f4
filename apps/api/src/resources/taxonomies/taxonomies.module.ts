import { Module } from '@nestjs/common';
import { LocationsController } from './locations.controller.js';
import { OrganizationsController } from './organizations.controller.js';
import { TaxonomiesService } from './taxonomies.service.js';

/** Organizations and locations. */
@Module({ controllers: [OrganizationsController, LocationsController], providers: [TaxonomiesService] })
export class TaxonomiesModule {}
