import { type AuditView, ListAuditsDto, type ListView, ShowAuditDto } from '@image-catalog/spec';
import { Controller, Get, Param, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { NamesRoot } from '../../foreman/root-name.js';
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
  @Requires('view_audit_logs')
  async index(
    @CurrentAccess() access: Access,
    @AskedListing(ListAuditsDto) listing: Listing,
  ): Promise<ListView<AuditView> | StreamableFile> {
    return listBody(listing, await this.audits.list(access, listing), presentAudit);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for audits', 'auto_complete_search')
  @Requires('view_audit_logs')
  complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
    return this.audits.complete(access, typed);
  }

  @Get(':id')
  @Action('Show an audit')
  @Requires('view_audit_logs')
  @NamesRoot()
  async show(@CurrentAccess() access: Access, @Param('id') id: string): Promise<AuditView> {
    return presentAudit(await this.audits.find(access, id));
  }
}
