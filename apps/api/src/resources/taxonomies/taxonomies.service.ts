import { randomUUID } from 'node:crypto';
import { type Actor, changesBetween, recordAudit } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import type { Writer } from '../../access/finish-write.js';
import { GrantsService } from '../../access/grants.service.js';
import { recheck } from '../../access/recheck.js';
import { type FieldErrors, orNotFound, Unprocessable } from '../../foreman/errors.js';
import { addError, shapeErrors } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors } from '../../foreman/validation.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { type GivenAbsent, refuseAbsent } from '../../sql/absent-rows.js';
import { isRowId } from '../../sql/constraints.js';
import { auditOf, columnsIn, type Verb } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { type Changes, holdRow, insertRow, updateRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { holdForDeletion, write } from '../../sql/write.js';
import { alone, type WriteQueue } from '../../sql/write-queues.js';
import { listKey } from '../parameters/parameter.columns.js';
import { lockTree } from './lock-tree.statement.js';
import { type GivenMembers, replaceMembers } from './members.js';
import { deleteOwnParameters, type GivenParameters, replaceOwnParameters } from './own-parameters.js';
import { completeTaxonomySearch, findTaxonomy, listTaxonomies, uniqueTitle } from './taxonomies.query.js';
import { otherKind, type TaxonomyKind } from './taxonomy-kind.js';
import type { TaxonomyDetails, TaxonomyRow } from './taxonomy.row.js';
import { assertBindsNoRole, assertMayIgnore, assertMayMove, ignoredTypes, move } from './taxonomy.rules.js';
import { readAncestry } from './tree.query.js';

/** What bodies of organizations and locations have in common. */
export interface TaxonomyDto extends GivenMembers, GivenParameters, GivenAbsent {
  name: string;
  description?: string | null;
  parent_id?: number | null;
  ignore_types?: string[];
}

/** The use cases of organizations and locations. Foreman: concerns/api/v2/taxonomies_controller.rb, app/models/taxonomy.rb */
@Injectable()
export class TaxonomiesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly grants: GrantsService,
  ) {}

  /** Lists those that the caller belongs to; within a context of the other kind, those linked with it. */
  list(access: Access, kind: TaxonomyKind, listing: Listing): Promise<Page<TaxonomyRow>> {
    return listTaxonomies(this.reads, access, kind, linkedWith(access, kind), listing);
  }

  /** Completes a search for the rows of the list. */
  complete(access: Access, kind: TaxonomyKind, typed: string): Promise<Completion> {
    return completeTaxonomySearch(this.reads, access, kind, linkedWith(access, kind), typed);
  }

  /** Finds one that the caller may view, edit or destroy. @throws ResourceNotFound */
  async find(access: Access, kind: TaxonomyKind, id: string, verb: Verb = 'view'): Promise<TaxonomyDetails> {
    const scope = access.scope(kind.type, kind.fields.permissions[verb]);
    return orNotFound(await findTaxonomy(this.reads, access, scope, kind, id), kind.one, id);
  }

  /** Creates one; its creator belongs to it, as nobody else could put them there. @throws Invalid, Unprocessable */
  async create(access: Access, kind: TaxonomyKind, dto: TaxonomyDto, actor: Actor): Promise<TaxonomyDetails> {
    refuseAbsent(dto);
    const parent_id = dto.parent_id ?? null;
    const validation = uniqueTitle(this.reads, kind, { id: null, name: dto.name, parent_id });
    const errors = errorsOf(dto);
    await this.addParentErrors(errors, access, kind, parent_id);
    await refuseErrors(errors, validation);
    const work = (manager: EntityManager) => insert(manager, { access, actor }, kind, dto);
    const id = await write(this.dataSource, work, () => conflictsOf(validation), treeOf(kind));
    return this.reread(access, kind, id);
  }

  /** Changes the given fields; titles below follow a name. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    access: Access,
    kind: TaxonomyKind,
    id: string,
    dto: TaxonomyDto,
    actor: Actor,
  ): Promise<TaxonomyDetails> {
    const row = await this.find(access, kind, id, 'edit');
    refuseAbsent(dto);
    const parent_id = dto.parent_id === undefined ? row.parent_id : dto.parent_id;
    const validation = uniqueTitle(this.reads, kind, { id: row.id, name: dto.name ?? row.name, parent_id });
    const errors = errorsOf(dto);
    if (parent_id !== row.parent_id) await this.addParentErrors(errors, access, kind, parent_id);
    await refuseErrors(errors, validation);
    const work = (manager: EntityManager) => change(manager, { access, actor }, kind, row.id, dto);
    await write(this.dataSource, work, () => conflictsOf(validation), treeOf(kind));
    return this.reread(access, kind, row.id);
  }

  /** Deletes one without children and returns the deleted row. @throws ResourceNotFound, Unprocessable */
  async destroy(access: Access, kind: TaxonomyKind, id: string, actor: Actor): Promise<TaxonomyRow> {
    const { fields } = kind;
    const row = await this.find(access, kind, id, 'destroy');
    const work = async (manager: EntityManager) => {
      await lockTree(manager, kind);
      await holdForDeletion(manager, fields, { id: row.id, text: id });
      await assertBindsNoRole(manager, kind, row);
      await deleteOwnParameters(manager, actor, kind, row);
      // An audit tells where its row belongs, so it is written before the row is deleted.
      await recordAudit(manager, actor, auditOf(fields, row, 'destroy', auditedTaxonomy(row)));
      await manager.delete(fields.entity, row.id);
    };
    const nested = new Unprocessable(`Cannot delete ${row.title} because it has nested ${kind.one}.`);
    await write(this.dataSource, work, async () => nested, treeOf(kind));
    this.grants.forget();
    return row;
  }

  private async reread(access: Access, kind: TaxonomyKind, id: number): Promise<TaxonomyDetails> {
    this.grants.forget();
    return orNotFound(await findTaxonomy(this.reads, access, Scope.UNRESTRICTED, kind, `${id}-`), kind.one, id);
  }

  /** A new parent must be visible to the caller, and one that they may edit. @throws Unprocessable when it is not there. */
  private async addParentErrors(
    errors: FieldErrors,
    access: Access,
    kind: TaxonomyKind,
    parentId: number | null,
  ): Promise<void> {
    if (parentId === null) return;
    const find = (scope: Scope) => findTaxonomy(this.reads, access, scope, kind, `${parentId}-`);
    if (!isRowId(parentId) || (await find(access.visible(kind.type))) === undefined)
      throw new Unprocessable(`Couldn't find Taxonomy with 'id'=${parentId}`);
    if ((await find(access.scope(kind.type, kind.fields.permissions.edit))) === undefined)
      addError(errors, 'parent_id', `Missing a permission to edit parent ${kind.type}`);
  }
}

/** Validates a body; a name that is too long makes such a title. */
function errorsOf(dto: TaxonomyDto): FieldErrors {
  const shape = Object.entries(shapeErrors(dto)).map(([key, messages]) => [listKey(key), messages]);
  const errors = Object.fromEntries(shape) as FieldErrors;
  const tooLong = errors['name']?.find((message) => message.startsWith('is too long'));
  if (tooLong) addError(errors, 'title', tooLong);
  return errors;
}

async function insert(manager: EntityManager, by: Writer, kind: TaxonomyKind, dto: TaxonomyDto): Promise<number> {
  await lockTree(manager, kind);
  const ignored = ignoredTypes(dto.ignore_types);
  assertMayIgnore(by.access, null, [], ignored);
  const columns = { name: dto.name, description: dto.description ?? null, ignore_types: ignored ?? [] };
  const parent_id = dto.parent_id ?? null;
  // The title says where it stands in the tree, which needs the id.
  const id = await insertRow(manager, kind.fields, { ...columns, title: randomUUID() });
  await move(manager, kind, { id, parent_id });
  const members = await replaceMembers(manager, by.access, kind, { id, isNew: true }, dto);
  const changes = { ...members, ...(await replaceOwnParameters(manager, by.access, kind, id, dto)) };
  const added = Object.fromEntries(Object.entries(changes).map(([key, [, after]]) => [key, after]));
  await recheckAnywhere(manager, by, kind, id, true);
  const { ancestry } = await readAncestry(manager, kind, id);
  const audited = { ...columns, ancestry, ...added };
  await recordAudit(manager, by.actor, auditOf(kind.fields, { id, name: dto.name }, 'create', audited));
  return id;
}

async function change(
  manager: EntityManager,
  by: Writer,
  kind: TaxonomyKind,
  id: number,
  dto: TaxonomyDto,
): Promise<void> {
  const { fields } = kind;
  await lockTree(manager, kind);
  const row = await holdRow(manager, fields, id);
  const ignored = ignoredTypes(dto.ignore_types);
  assertMayIgnore(by.access, id, row.ignore_types, ignored);
  const { parent_id = row.parent_id, ...own } = columnsIn(fields, { ...dto, ignore_types: ignored });
  const isMoved = parent_id !== row.parent_id;
  const updated = await updateRow(manager, fields, row, own, isMoved ? { updated_at: () => 'now()' } : {});
  const before = isMoved ? await readAncestry(manager, kind, id) : {};
  const changed = { ...updated, ...changesBetween({ ...row }, { parent_id }) };
  if (isMoved) await assertMayMove(manager, by.access, kind, id);
  if (Object.keys(changed).length > 0) await move(manager, kind, { id, parent_id });
  const after = isMoved ? await readAncestry(manager, kind, id) : {};
  const changes = {
    ...updated,
    ...changesBetween(before, after),
    ...(await replaceMembers(manager, by.access, kind, { id, isNew: false }, dto)),
    ...(await replaceOwnParameters(manager, by.access, kind, id, dto)),
  };
  if (Object.keys(changes).length === 0) return;
  await recheckAnywhere(manager, by, kind, id, false);
  await recordAudit(manager, by.actor, auditOf(fields, row, 'update', changes));
}

/** Gives what an audit tells of a whole row: its parent as Foreman's column of ancestors. */
function auditedTaxonomy({ name, description, ignore_types, ancestry }: TaxonomyRow): Changes {
  return { name, description, ignore_types, ancestry };
}

/** Checks a written row by the writer's filters, but not by what they belong to: a new row has no members yet. @throws Invalid */
function recheckAnywhere(
  manager: EntityManager,
  { access }: Writer,
  { type, fields: { permissions } }: TaxonomyKind,
  id: number,
  isNew: boolean,
): Promise<void> {
  const permission = isNew ? permissions.create : permissions.edit;
  return recheck(manager, access, { type, permission, id, isNew, anywhere: true });
}

/** Names the queue of the writes that lock a tree. */
function treeOf({ many }: TaxonomyKind): WriteQueue {
  return alone(`tree of ${many}`);
}

/** Gives the context that narrows a list: the organization for locations, and the other way round. */
function linkedWith(access: Access, kind: TaxonomyKind): number | null {
  return access.context[otherKind(kind).one]?.id ?? null;
}
