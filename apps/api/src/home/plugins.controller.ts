import type { ListView, PluginView } from '@image-catalog/spec';
import { Controller, Get } from '@nestjs/common';
import { Action, Requires } from '../routing/action.decorator.js';
import { DEFAULT_LISTING, envelope } from '../lists/listing.js';

/** Plugins of Foreman, of which this server has none. Foreman: plugins_controller.rb */
@Controller('plugins')
export class PluginsController {
  @Get()
  @Action('List installed plugins')
  @Requires('view_plugins')
  index(): ListView<PluginView> {
    return envelope<PluginView>(DEFAULT_LISTING, { total: 0, subtotal: 0 }, []);
  }
}
