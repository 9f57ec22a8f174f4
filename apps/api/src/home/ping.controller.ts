import { Controller, Get } from '@nestjs/common';
import { Action, Describe, Open } from '../http/action.decorator.js';
import { PingService } from './ping.service.js';

/** Whether this server and what it needs are well. Foreman: ping_controller.rb */
@Controller()
@Describe({ resource: 'ping' })
export class PingController {
  constructor(private readonly pinger: PingService) {}

  @Get('ping')
  @Open()
  @Action('Show whether the server and its database answer')
  async ping(): Promise<{ results: { foreman: { database: { active: boolean; duration_ms: string } } } }> {
    return { results: { foreman: { database: await this.pinger.database() } } };
  }
}
