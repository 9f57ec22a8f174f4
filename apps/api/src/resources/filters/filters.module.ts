import { Module } from '@nestjs/common';
import { registerScopable } from '../../access/scopable.js';
import { FiltersController } from './filters.controller.js';
import { FiltersService } from './filters.service.js';
import { filterScopable } from './filter.scopable.js';

registerScopable('Filter', filterScopable);

/** Filters of roles. */
@Module({ controllers: [FiltersController], providers: [FiltersService] })
export class FiltersModule {}
