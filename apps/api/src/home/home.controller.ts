import { CATALOG_VERSION } from '@image-catalog/catalog';
import type { LinksView, StatusView, VersionView } from '@image-catalog/spec';
import { Controller, Get, HttpStatus } from '@nestjs/common';
import { Documentation } from '../documentation/documentation.js';
import { Action, Describe, Open, Public } from '../routing/action.decorator.js';
import { FOREMAN_API_VERSION, FOREMAN_VERSION } from '../foreman/version.js';

/** Entry points of the API: links and status. Foreman: home_controller.rb */
@Controller()
@Describe({ resource: 'home' })
export class HomeController {
  constructor(private readonly documentation: Documentation) {}

  @Get()
  @Action('Show available API links')
  @Public()
  index(): LinksView {
    return { links: this.documentation.links() };
  }

  @Get('status')
  @Action('Show status')
  @Public()
  status(): StatusView {
    return { result: 'ok', status: HttpStatus.OK, version: FOREMAN_VERSION, api_version: FOREMAN_API_VERSION };
  }

  // Foreman's status tells Foreman's version, which clients compare. Ours has a route of its own.
  @Get('catalog/version')
  @Open()
  @Action('Show the version of Image Catalog')
  version(): VersionView {
    return { version: CATALOG_VERSION, foreman_version: FOREMAN_VERSION, api_version: FOREMAN_API_VERSION };
  }
}
