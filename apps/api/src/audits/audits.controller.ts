import { type AuditView, ListAuditsDto, type ListView, ShowAuditDto } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import { Action, Describe } from '../http/action.decorator.js';
import { type Completion, TypedSearch } from '../http/completion.js';
import { listBody } from '../http/list-body.js';
import { AskedListing, type Listing } from '../http/listing.js';
import { NamesRoot } from '../http/root-name.interceptor.js';
import { presentAudit } from './audit.presenter.js';
import { auditSearch } from './audits.search.js';
import { AuditsService } from './audits.service.js';

/** Who did what, and when. Foreman: audits_controller.rb */
@Controller('audits')
@Describe({ names: ShowAuditDto, search: auditSearch })
export class AuditsController {
  constructor(private readonly audits: AuditsService) {}

  @Get()
  @Action('List all audits')
  async index(@AskedListing(ListAuditsDto) listing: Listing): Promise<ListView<AuditView> | StreamableFile> {
    return listBody(listing, await this.audits.list(listing), presentAudit);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for audits', 'auto_complete_search')
  complete(@TypedSearch() typed: string): Promise<Completion> {
    return this.audits.complete(typed);
  }

  @Get(':id')
  @Action('Show an audit')
  @NamesRoot()
  async show(@Param('id') id: string): Promise<AuditView> {
    return presentAudit(await this.audits.find(id));
  }
}
