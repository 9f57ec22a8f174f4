import { randomUUID } from 'node:crypto';
import { type Actor, changesBetween, recordAudit } from '@image-catalog/database';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { GrantsService } from '../../access/grants.service.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import type { Completion } from '../../lists/completion.js';
import { isRowId } from '../../sql/constraints.js';
import { type FieldErrors, Invalid, ResourceNotFound, Unprocessable } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdForDeletion, holdRow, write } from '../../sql/write.js';
import { alone, type WriteQueue } from '../../sql/write-queues.js';
import { lockBoundRoles } from './lock-bound-roles.statement.js';
import { lockTree } from './lock-tree.statement.js';
import { type GivenMembers, replaceMembers } from './members.js';
import { moveInTree } from './move-in-tree.statement.js';
import {
  completeTaxonomySearch,
  findRoleBoundTo,
  findTaxonomy,
  ignoresTypes,
  isTitleTaken,
  listTaxonomies,
} from './taxonomies.query.js';
import { otherKind, type TaxonomyKind } from './taxonomy-kind.js';
import type { TaxonomyDetails, TaxonomyRow } from './taxonomy.row.js';
import { checkMove, type Move } from './tree.query.js';

/** What bodies of organizations and locations have alike. */
export interface TaxonomyDto extends GivenMembers {
  name: string;
  description?: string | null;
  parent_id?: number | null;
  ignore_types?: string[];
}

const COLUMNS = ['id', 'name', 'description', 'parent_id', 'ignore_types'] as const;

/** What Foreman says of an attribute of users that only admins change. Foreman: app/models/user.rb */
const ADMINS_ONLY = 'cannot be changed by a non-admin user';

type HeldRow = Pick<TaxonomyRow, (typeof COLUMNS)[number]>;

/** What can be done with organizations and locations. Foreman: concerns/api/v2/taxonomies_controller.rb, app/models/taxonomy.rb */
@Injectable()
export class TaxonomiesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly grants: GrantsService,
  ) {}

  /** Lists those that the caller belongs to, linked with the other kind's of the context when the path or query names one. */
  list(access: Access, kind: TaxonomyKind, listing: Listing): Promise<Page<TaxonomyRow>> {
    return listTaxonomies(this.reads, access, kind, linkedWith(access, kind), listing);
  }

  /** Completes a search for what the list holds. */
  complete(access: Access, kind: TaxonomyKind, typed: string): Promise<Completion> {
    return completeTaxonomySearch(this.reads, access, kind, linkedWith(access, kind), typed);
  }

  /** Finds one of those for which the caller holds a permission. @throws ResourceNotFound */
  async find(
    access: Access,
    kind: TaxonomyKind,
    id: string,
    verb: 'view' | 'edit' | 'destroy' = 'view',
  ): Promise<TaxonomyDetails> {
    const scope = access.scope(kind.type, `${verb}_${kind.many}`);
    const row = await findTaxonomy(this.reads, access, scope, kind, id);
    if (row === undefined) throw new ResourceNotFound(kind.one, id);
    return row;
  }

  /** Makes one; its maker belongs to it, as nobody else could put them there. @throws Invalid, Unprocessable */
  async create(access: Access, kind: TaxonomyKind, dto: TaxonomyDto, actor: Actor): Promise<TaxonomyDetails> {
    await this.refuse(access, kind, { id: null, name: dto.name, parent_id: dto.parent_id ?? null }, shapeErrors(dto));
    const insert = (manager: EntityManager) => this.insert(manager, access, kind, dto, actor);
    const explain = () => this.taken(kind, { id: null, name: dto.name, parent_id: dto.parent_id ?? null });
    const id = await write(this.dataSource, insert, explain, treeOf(kind));
    return this.reread(access, kind, id);
  }

  /** Changes what is given; titles below follow a name. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(
    access: Access,
    kind: TaxonomyKind,
    id: string,
    dto: TaxonomyDto,
    actor: Actor,
  ): Promise<TaxonomyDetails> {
    const row = await this.find(access, kind, id, 'edit');
    const parent_id = dto.parent_id === undefined ? row.parent_id : dto.parent_id;
    const place = { id: row.id, name: dto.name ?? row.name, parent_id };
    await this.refuse(access, kind, place, shapeErrors(dto), parent_id !== row.parent_id);
    const change = (manager: EntityManager) => this.change(manager, access, kind, row.id, dto, actor);
    await write(this.dataSource, change, () => this.taken(kind, place), treeOf(kind));
    return this.reread(access, kind, row.id);
  }

  /** Deletes one without children and gives what it was. @throws ResourceNotFound, Unprocessable */
  async destroy(access: Access, kind: TaxonomyKind, id: string, actor: Actor): Promise<TaxonomyRow> {
    const row = await this.find(access, kind, id, 'destroy');
    const work = async (manager: EntityManager) => {
      await lockTree(manager, kind);
      await holdForDeletion(manager, { table: kind.many, resource: kind.one }, { id: row.id, text: id });
      await assertBindsNoRole(manager, kind, row);
      const { name, description, parent_id, ignore_types } = row;
      const audited_changes = { name, description, parent_id, ignore_types };
      // Before it is gone: afterwards it has no locations, or organizations, any more.
      await recordAudit(manager, actor, { ...audited(kind, row), action: 'destroy', audited_changes });
      await manager.delete(kind.entity, row.id);
    };
    await write(this.dataSource, work, async () => nested(kind, row), treeOf(kind));
    this.grants.forget();
    return row;
  }

  private async reread(access: Access, kind: TaxonomyKind, id: number): Promise<TaxonomyDetails> {
    this.grants.forget();
    const row = await findTaxonomy(this.reads, access, Scope.UNRESTRICTED, kind, `${id}-`);
    if (row === undefined) throw new ResourceNotFound(kind.one, String(id));
    return row;
  }

  private async insert(
    manager: EntityManager,
    access: Access,
    kind: TaxonomyKind,
    dto: TaxonomyDto,
    actor: Actor,
  ): Promise<number> {
    await lockTree(manager, kind);
    assertMayIgnore(access, null, [], typesOf(dto));
    const columns = { name: dto.name, description: dto.description ?? null, ignore_types: typesOf(dto) ?? [] };
    // The title says where it stands in the tree, which needs the id.
    const { identifiers } = await manager.insert(kind.entity, { ...columns, title: randomUUID() });
    const { id } = identifiers[0] as { id: number };
    await place(manager, kind, { id, parent_id: dto.parent_id ?? null });
    const members = await replaceMembers(manager, access, kind, { id, isNew: true }, dto);
    await recheck(manager, access, {
      type: kind.type,
      permission: `create_${kind.many}`,
      id,
      isNew: true,
      anywhere: true,
    });
    await recordAudit(manager, actor, {
      ...audited(kind, { id, name: dto.name }),
      action: 'create',
      audited_changes: {
        ...columns,
        parent_id: dto.parent_id ?? null,
        ...Object.fromEntries(Object.entries(members).map(([key, [, after]]) => [key, after])),
      },
    });
    return id;
  }

  private async change(
    manager: EntityManager,
    access: Access,
    kind: TaxonomyKind,
    id: number,
    dto: TaxonomyDto,
    actor: Actor,
  ): Promise<void> {
    await lockTree(manager, kind);
    const row = await holdRow<HeldRow>(manager, { table: kind.many, resource: kind.one, columns: COLUMNS }, id);
    assertMayIgnore(access, id, row.ignore_types, typesOf(dto));
    const { name, description, parent_id } = dto;
    const changed = changesBetween({ ...row }, { name, description, parent_id, ignore_types: typesOf(dto) });
    if (Object.keys(changed).length > 0) {
      await manager.update(kind.entity, id, {
        name: name ?? row.name,
        description: description === undefined ? row.description : description,
        ignore_types: typesOf(dto) ?? row.ignore_types,
      });
      await this.move(manager, access, kind, row, parent_id);
    }
    const changes = { ...changed, ...(await replaceMembers(manager, access, kind, { id, isNew: false }, dto)) };
    if (Object.keys(changes).length === 0) return;
    await recheck(manager, access, {
      type: kind.type,
      permission: `edit_${kind.many}`,
      id,
      isNew: false,
      anywhere: true,
    });
    await recordAudit(manager, actor, {
      ...audited(kind, { id, name: name ?? row.name }),
      action: 'update',
      audited_changes: changes,
    });
  }

  /** Only an admin puts one that takes a whole kind for its own below others, whose members it then counts as its own. */
  private async move(
    manager: EntityManager,
    access: Access,
    kind: TaxonomyKind,
    row: HeldRow,
    parentId: number | null | undefined,
  ): Promise<void> {
    const parent_id = parentId === undefined ? row.parent_id : parentId;
    if (access.grants !== null && parent_id !== row.parent_id && (await ignoresTypes(manager, kind, row.id)))
      throw new Invalid(row.id, { parent_id: [ADMINS_ONLY] });
    await place(manager, kind, { id: row.id, parent_id });
  }

  /** Collects what is wrong before anything is written. @throws Invalid with every error at once. */
  private async refuse(
    access: Access,
    kind: TaxonomyKind,
    place: { id: number | null; name: string; parent_id: number | null },
    errors: FieldErrors,
    isMoved: boolean = place.parent_id !== null,
  ): Promise<void> {
    if (isMoved && place.parent_id !== null) {
      const message = await this.parentError(access, kind, place.parent_id);
      if (message !== undefined) addError(errors, 'parent_id', message);
    }
    if (isFine(errors)) return;
    if (place.name && (await isTitleTaken(this.reads, kind, withRowId(place)))) {
      addError(errors, 'name', 'has already been taken');
    }
    throw new Invalid(place.id, errors);
  }

  private async parentError(access: Access, kind: TaxonomyKind, parentId: number): Promise<string | undefined> {
    if (!isRowId(parentId)) return 'must exist';
    const find = (scope: Scope) => findTaxonomy(this.reads, access, scope, kind, `${parentId}-`);
    if ((await find(access.visible(kind.type))) === undefined) return 'must exist';
    const editable = await find(access.scope(kind.type, `edit_${kind.many}`));
    return editable === undefined ? `Missing a permission to edit parent ${kind.type}` : undefined;
  }

  private async taken(
    kind: TaxonomyKind,
    place: { id: number | null; name: string; parent_id: number | null },
  ): Promise<Invalid | undefined> {
    const isTaken = await isTitleTaken(this.reads, kind, place);
    return isTaken ? new Invalid(place.id, { name: ['has already been taken'] }) : undefined;
  }
}

/** Moves a row in a tree that is locked. @throws Invalid for a circle, a parent that has gone, or a title that is too long. */
async function place(manager: EntityManager, kind: TaxonomyKind, move: Move): Promise<void> {
  const check = await checkMove(manager, kind, move);
  if (check?.is_circle) throw new Invalid(move.id, { base: [`${kind.type} cannot be a descendant of itself.`] });
  if (move.parent_id !== null && !check?.has_parent) throw new Invalid(null, { parent_id: ['must exist'] });
  if (check && check.longest_title > 255)
    throw new Invalid(move.id, { title: ['is too long (maximum is 255 characters)'] });
  await moveInTree(manager, kind, move);
}

/**
 * Only admins change which kinds of resources one owns: its members see all of such a kind, whosever they are. Foreman lets
 * whoever edits the organization do so. @throws Invalid
 */
function assertMayIgnore(
  access: Access,
  id: number | null,
  before: readonly string[],
  after: readonly string[] | undefined,
): void {
  if (access.grants === null || after === undefined) return;
  if (before.length === after.length && before.every((type) => after.includes(type))) return;
  throw new Invalid(id, { ignore_types: [ADMINS_ONLY] });
}

/**
 * Keeps a role or filter from applying everywhere because the only organization or location that it is bound to is
 * deleted. Locks the roles, so that none loses another one meanwhile. @throws Unprocessable naming the role.
 */
async function assertBindsNoRole(
  manager: EntityManager,
  kind: TaxonomyKind,
  { id, title }: TaxonomyRow,
): Promise<void> {
  await lockBoundRoles(manager, kind, id);
  const role = await findRoleBoundTo(manager, kind, id);
  if (role !== undefined)
    throw new Unprocessable(
      `Cannot delete ${title} because role ${role} would apply everywhere: bind it to another ${kind.one} first.`,
    );
}

/** Names the queue of those that change a tree: each holds all of it. */
function treeOf({ many }: TaxonomyKind): WriteQueue {
  return alone(`tree of ${many}`);
}

/** An organization of the context narrows locations to its own, and the other way round. */
function linkedWith(access: Access, kind: TaxonomyKind): number | null {
  return access.context[otherKind(kind).one]?.id ?? null;
}

function withRowId<Place extends { parent_id: number | null }>(place: Place): Place {
  return place.parent_id !== null && isRowId(place.parent_id) ? place : { ...place, parent_id: null };
}

/** Foreman: taxonomy.rb, sanitize_ignored_types */
function typesOf({ ignore_types: types }: TaxonomyDto): string[] | undefined {
  return types && [...new Set(types)].filter((type) => type !== '0');
}

function nested(kind: TaxonomyKind, { title }: TaxonomyRow): Unprocessable {
  return new Unprocessable(`Cannot delete ${title} because it has nested ${kind.one}.`);
}

function audited(kind: TaxonomyKind, { id, name }: { id: number; name: string }) {
  return { auditable_type: kind.type, auditable_id: id, auditable_name: name };
}
