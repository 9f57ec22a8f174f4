import type { Actor } from '@image-catalog/database';
import {
  type CreateImportRuleDto,
  type ImportRulePreviewView,
  type ImportRuleView,
  ListImportRulesDto,
  type ListView,
  type OrderImportRulesDto,
  type UpdateImportRuleDto,
} from '@image-catalog/spec';
import { Controller, Delete, Get, HttpCode, HttpStatus, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { Action, Describe, Requires } from '../../routing/action.decorator.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, DEFAULT_LISTING, type Listing } from '../../lists/listing.js';
import { RowId } from '../../routing/row-id.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { presentImportRule, presentRulePreview } from './import-rule.presenter.js';
import { createImportRule, orderImportRules, updateImportRule } from './import-rule.wrapper.js';
import { importRuleSearch } from './import-rules.search.js';
import { ImportRulesService } from './import-rules.service.js';

/** The list that a new order returns: all rules. */
const ALL: Listing = { ...DEFAULT_LISTING, per_page: null };

/** The import rules of one compute resource. */
@Controller('compute_resources/:compute_resource_id/import_rules')
@Describe({ search: importRuleSearch })
export class ImportRulesController {
  constructor(private readonly rules: ImportRulesService) {}

  @Get()
  @Action('List the import rules of a compute resource')
  @Requires('view_import_rules')
  async index(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @AskedListing(ListImportRulesDto) listing: Listing,
  ): Promise<ListView<ImportRuleView> | StreamableFile> {
    return listBody(listing, await this.rules.list(access, computeResource, listing), presentImportRule);
  }

  @Get('auto_complete_search')
  @Action('Complete a search for the import rules of a compute resource', 'auto_complete_search')
  @Requires('view_import_rules')
  complete(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @TypedSearch() typed: string,
  ): Promise<Completion> {
    return this.rules.complete(access, computeResource, typed);
  }

  @Post('preview')
  @HttpCode(HttpStatus.OK)
  @Action('Preview an unsaved import rule')
  @Requires('view_import_rules')
  async previewDraft(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Wrapped(updateImportRule) dto: UpdateImportRuleDto,
  ): Promise<ImportRulePreviewView> {
    return presentRulePreview(await this.rules.previewDraft(access, computeResource, dto));
  }

  @Put('order')
  @Action('Reorder the import rules')
  @Requires('edit_import_rules')
  async reorder(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Wrapped(orderImportRules) dto: OrderImportRulesDto,
    @CurrentActor() actor: Actor,
  ): Promise<ListView<ImportRuleView> | StreamableFile> {
    await this.rules.reorder(access, computeResource, dto, actor);
    return this.index(access, computeResource, ALL);
  }

  @Get(':id')
  @Action('Show an import rule')
  @Requires('view_import_rules')
  @NamesRoot()
  async show(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('import_rule') id: number,
  ): Promise<ImportRuleView> {
    return presentImportRule(await this.rules.find(access, computeResource, id));
  }

  @Get(':id/preview')
  @Action('Preview an import rule')
  @Requires('view_import_rules')
  async preview(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('import_rule') id: number,
  ): Promise<ImportRulePreviewView> {
    return presentRulePreview(await this.rules.preview(access, computeResource, id));
  }

  @Post()
  @Action('Create an import rule')
  @Requires('create_import_rules')
  @NamesRoot()
  async create(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @Wrapped(createImportRule) dto: CreateImportRuleDto,
    @CurrentActor() actor: Actor,
  ): Promise<ImportRuleView> {
    return presentImportRule(await this.rules.create(access, computeResource, dto, actor));
  }

  @Put(':id')
  @Action('Update an import rule')
  @Requires('edit_import_rules')
  @NamesRoot()
  async update(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('import_rule') id: number,
    @Wrapped(updateImportRule) dto: UpdateImportRuleDto,
    @CurrentActor() actor: Actor,
  ): Promise<ImportRuleView> {
    return presentImportRule(await this.rules.update(access, computeResource, id, dto, actor));
  }

  @Delete(':id')
  @Action('Delete an import rule')
  @Requires('destroy_import_rules')
  async destroy(
    @CurrentAccess() access: Access,
    @Param('compute_resource_id') computeResource: string,
    @RowId('import_rule') id: number,
    @CurrentActor() actor: Actor,
  ): Promise<ImportRuleView> {
    return presentImportRule(await this.rules.destroy(access, computeResource, id, actor));
  }
}
