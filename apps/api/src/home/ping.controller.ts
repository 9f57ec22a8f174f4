import type { PartsView, PingView, StatusesView } from '@image-catalog/spec';
import { Controller, Get } from '@nestjs/common';
import type { Access } from '../access/access.js';
import { CurrentAccess } from '../access/current-access.decorator.js';
import { Action, Describe, Open, Requires } from '../routing/action.decorator.js';
import { PingService } from './ping.service.js';

/** Health of this server, its database and its compute resources. Foreman: ping_controller.rb */
@Controller()
@Describe({ resource: 'ping' })
export class PingController {
  constructor(private readonly pinger: PingService) {}

  @Get('ping')
  @Open()
  @Action('Show whether the server and its database respond')
  async ping(): Promise<PingView> {
    return { results: { foreman: { database: await this.pinger.database() } } };
  }

  @Get('statuses')
  @Action('Show the health of the server, its database and all compute resources')
  @Requires('view_statuses')
  statuses(@CurrentAccess() access: Access): Promise<StatusesView> {
    return this.pinger.statuses(access);
  }

  @Get('catalog/parts')
  @Action('Show the parts of this installation: version, database, workers and disk')
  @Requires('view_statuses')
  parts(): Promise<PartsView> {
    return this.pinger.parts();
  }
}
