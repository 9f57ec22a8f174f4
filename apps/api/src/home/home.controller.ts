import { Controller, Get, HttpStatus } from '@nestjs/common';
import { Action, Open, Public } from '../http/action.decorator.js';
import { FOREMAN_API_VERSION, FOREMAN_VERSION } from '../http/version.js';
import { Links } from './links.js';
import { PingService } from './ping.service.js';

/** What a client asks first. Foreman: home_controller.rb, ping_controller.rb */
@Controller()
export class HomeController {
  constructor(
    private readonly links: Links,
    private readonly pinger: PingService,
  ) {}

  @Get()
  @Action('Show available API links')
  @Public()
  index(): { links: Record<string, Record<string, string>> } {
    return { links: this.links.byResource() };
  }

  @Get('status')
  @Action('Show status')
  @Public()
  status(): { result: string; status: number; version: string; api_version: number } {
    return { result: 'ok', status: HttpStatus.OK, version: FOREMAN_VERSION, api_version: FOREMAN_API_VERSION };
  }

  @Get('ping')
  @Open()
  @Action('Show whether the server and its database answer')
  async ping(): Promise<{ results: { foreman: { database: { active: boolean; duration_ms: string } } } }> {
    return { results: { foreman: { database: await this.pinger.database() } } };
  }
}
