import { type ListView, type PluginView, DEFAULT_PER_PAGE } from '@image-catalog/spec';
import { Controller, Get } from '@nestjs/common';
import { Action, Requires } from '../routing/action.decorator.js';
import { envelope } from '../lists/listing.js';

const EVERYTHING = {
  search: null,
  order: null,
  page: 1,
  per_page: DEFAULT_PER_PAGE,
  root_name: 'results',
  include_permissions: false,
};

/** Plugins of Foreman. There are none here; clients that ask are told so. Foreman: plugins_controller.rb */
@Controller('plugins')
export class PluginsController {
  @Get()
  @Action('List installed plugins')
  @Requires('view_plugins')
  index(): ListView<PluginView> {
    return envelope<PluginView>(EVERYTHING, { total: 0, subtotal: 0 }, []);
  }
}
