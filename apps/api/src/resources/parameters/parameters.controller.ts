import type { Actor } from '@image-catalog/database';
import type {
  CreateParameterDto,
  DeletedParameterView,
  ListDto,
  ListView,
  ParameterView,
  UpdateParameterDto,
} from '@image-catalog/spec';
import { Delete, Get, Injectable, Param, Post, Put, type StreamableFile } from '@nestjs/common';
import type { Access } from '../../access/access.js';
import { CurrentAccess } from '../../access/current-access.decorator.js';
import { CurrentActor } from '../../auth/actor.decorator.js';
import { NamesRoot } from '../../foreman/root-name.js';
import { Wrapped } from '../../foreman/wrapped.js';
import { listBody } from '../../lists/list-body.js';
import { AskedListing, type Listing } from '../../lists/listing.js';
import { Action, Requires } from '../../routing/action.decorator.js';
import { OptionalParent } from '../../routing/optional-parent.js';
import { ShowsHidden } from '../../routing/shows-hidden.js';
import { mayReveal } from './hidden-values.js';
import type { ParameterKind } from './parameter-kind.js';
import { presentDeletedParameter, presentParameter } from './parameter.presenter.js';
import { createParameter, updateParameter } from './parameter.wrapper.js';
import { ParametersService } from './parameters.service.js';

/** What the routes of the three kinds of parameters differ in. */
interface Differences {
  kind: ParameterKind;
  list: new () => ListDto;
  /** The owner with its article, for the documents. */
  of: string;
}

/**
 * Makes the base class of a controller of the parameters of one owner; its subclass says where they are. The owner's own
 * body takes and shows them all at once.
 */
export function parametersController({ kind, list, of }: Differences) {
  const { owner } = kind;

  class ParametersController extends writingController(kind, of) {
    @Get()
    @Action(`List all parameters of ${of}`)
    @Requires('view_params')
    async index(
      @CurrentAccess() access: Access,
      @OptionalParent(owner) text: string | undefined,
      @AskedListing(list) listing: Listing,
      @ShowsHidden() showHidden: boolean,
    ): Promise<ListView<ParameterView> | StreamableFile> {
      const page = await this.parameters.list(access, { kind, text }, listing);
      return listBody(listing, page, (row) => presentParameter(row, showHidden && mayReveal(access)));
    }

    @Get(':id')
    @Action(`Show a parameter of ${of}`)
    @Requires('view_params')
    @NamesRoot()
    async show(
      @CurrentAccess() access: Access,
      @OptionalParent(owner) text: string | undefined,
      @Param('id') id: string,
      @ShowsHidden() showHidden: boolean,
    ): Promise<ParameterView> {
      const row = await this.parameters.find(access, { kind, text }, id);
      return presentParameter(row, showHidden && mayReveal(access));
    }
  }

  return ParametersController;
}

/** The routes that write. */
function writingController(kind: ParameterKind, of: string) {
  const { owner } = kind;

  @Injectable()
  class WritingController {
    constructor(readonly parameters: ParametersService) {}

    @Post()
    @Action(`Create a parameter of ${of}`)
    @Requires('create_params')
    @NamesRoot()
    async create(
      @CurrentAccess() access: Access,
      @OptionalParent(owner) text: string | undefined,
      @Wrapped(createParameter) dto: CreateParameterDto,
      @CurrentActor() actor: Actor,
    ): Promise<ParameterView> {
      return presentParameter(await this.parameters.create(access, { kind, text }, dto, actor), false);
    }

    @Put(':id')
    @Action(`Update a parameter of ${of}`)
    @Requires('edit_params')
    @NamesRoot()
    async update(
      @CurrentAccess() access: Access,
      @OptionalParent(owner) text: string | undefined,
      @Param('id') id: string,
      @Wrapped(updateParameter) dto: UpdateParameterDto,
      @CurrentActor() actor: Actor,
    ): Promise<ParameterView> {
      return presentParameter(await this.parameters.update(access, { kind, text }, id, dto, actor), false);
    }

    @Delete(':id')
    @Action(`Delete a parameter of ${of}`)
    @Requires('destroy_params')
    async destroy(
      @CurrentAccess() access: Access,
      @OptionalParent(owner) text: string | undefined,
      @Param('id') id: string,
      @CurrentActor() actor: Actor,
    ): Promise<DeletedParameterView> {
      return presentDeletedParameter(await this.parameters.destroy(access, { kind, text }, id, actor));
    }

    // Foreman answers with what is left, which is nothing.
    @Delete()
    @Action(`Delete all parameters of ${of}`)
    @Requires('destroy_params')
    async reset(
      @CurrentAccess() access: Access,
      @OptionalParent(owner) text: string | undefined,
      @CurrentActor() actor: Actor,
    ): Promise<never[]> {
      await this.parameters.reset(access, { kind, text }, actor);
      return [];
    }
  }

  return WritingController;
}
