import type { Actor } from '@image-catalog/database';
import type { DeletedTaxonomyView, ListDto, ListView, TaxonomyView } from '@image-catalog/spec';
import { Delete, Get, Injectable, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped, type Wrapper } from '../../foreman/wrapped.js';
import { type Completion, TypedSearch } from '../../lists/completion.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Requires } from '../../routing/action.decorator.js';
import { ShowsHidden } from '../../routing/shows-hidden.js';
import { mayReveal } from '../parameters/hidden-values.js';
import { TaxonomiesService, type TaxonomyDto } from './taxonomies.service.js';
import type { TaxonomyKind } from './taxonomy-kind.js';
import { presentDeletedTaxonomy, presentTaxonomy } from './taxonomy.presenter.js';
import type { TaxonomyDetails } from './taxonomy.row.js';

/** What the routes of organizations and of locations differ in. */
interface Differences<ShowView> {
  kind: TaxonomyKind;
  list: new () => ListDto;
  create: Wrapper<TaxonomyDto>;
  update: Wrapper<TaxonomyDto>;
  present: (row: TaxonomyDetails, showHidden: boolean) => ShowView;
}

/** Makes the base class of the controller of organizations or of locations; its subclass says where and what they are. */
export function taxonomiesController<ShowView>(differences: Differences<ShowView>) {
  const { kind, list, present } = differences;
  const { many, fields } = kind;

  class TaxonomiesController extends writingController(differences) {
    @Get()
    @Action(`List all ${many}`)
    @Requires(fields.permissions.view)
    async index(
      @CurrentAccess() access: Access,
      @AskedListing(list) listing: Listing,
    ): Promise<ListView<TaxonomyView> | StreamableFile> {
      return listBody(listing, await this.taxonomies.list(access, kind, listing), presentTaxonomy);
    }

    @Get('auto_complete_search')
    @Action(`Complete a search for ${many}`, 'auto_complete_search')
    @Requires(fields.permissions.view)
    complete(@CurrentAccess() access: Access, @TypedSearch() typed: string): Promise<Completion> {
      return this.taxonomies.complete(access, kind, typed);
    }

    @Get(':id')
    @Action(`Show ${withArticle(kind)}`)
    @Requires(fields.permissions.view)
    @NamesRoot()
    async show(
      @CurrentAccess() access: Access,
      @Param('id') id: string,
      @ShowsHidden() showHidden: boolean,
    ): Promise<ShowView> {
      return present(await this.taxonomies.find(access, kind, id), showHidden && mayReveal(access));
    }
  }

  return TaxonomiesController;
}

/** The routes that write. */
function writingController<ShowView>({ kind, create, update, present }: Differences<ShowView>) {
  const { permissions } = kind.fields;
  const one = withArticle(kind);

  @Injectable()
  class WritingController {
    constructor(readonly taxonomies: TaxonomiesService) {}

    @Post()
    @Action(`Create ${one}`)
    @Requires(permissions.create)
    @NamesRoot()
    async create(
      @CurrentAccess() access: Access,
      @Wrapped(create) dto: TaxonomyDto,
      @CurrentActor() actor: Actor,
    ): Promise<ShowView> {
      return present(await this.taxonomies.create(access, kind, dto, actor), false);
    }

    @Put(':id')
    @Action(`Update ${one}`)
    @Requires(permissions.edit)
    @NamesRoot()
    async update(
      @CurrentAccess() access: Access,
      @Param('id') id: string,
      @Wrapped(update) dto: TaxonomyDto,
      @CurrentActor() actor: Actor,
    ): Promise<ShowView> {
      return present(await this.taxonomies.update(access, kind, id, dto, actor), false);
    }

    @Delete(':id')
    @Action(`Delete ${one}`)
    @Requires(permissions.destroy)
    async destroy(
      @CurrentAccess() access: Access,
      @Param('id') id: string,
      @CurrentActor() actor: Actor,
    ): Promise<DeletedTaxonomyView> {
      return presentDeletedTaxonomy(await this.taxonomies.destroy(access, kind, id, actor));
    }
  }

  return WritingController;
}

function withArticle({ one }: TaxonomyKind): string {
  return one === 'organization' ? 'an organization' : 'a location';
}
