import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { LocationsController } from './locations.controller.js';
import { OrganizationsController } from './organizations.controller.js';
import { TaxonomiesService } from './taxonomies.service.js';
import { locationScopable, organizationScopable } from './taxonomy.scopable.js';

registerScopable('Organization', organizationScopable);
registerScopable('Location', locationScopable);

/** Organizations and locations. */
@Module({ controllers: [OrganizationsController, LocationsController], providers: [TaxonomiesService] })
export class TaxonomiesModule {}
