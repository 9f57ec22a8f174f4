import type { LinksView, StatusView } from '@image-catalog/spec';
import { Controller, Get, HttpStatus } from '@nestjs/common';
import { Documentation } from '../documentation/documentation.js';
import { Action, Describe, Public } from '../routing/action.decorator.js';
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
}
