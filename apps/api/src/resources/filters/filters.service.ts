import { type Actor, changesBetween, Filter, recordAudit } from '@image-catalog/database';
import type { CreateFilterDto, UpdateFilterDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { GrantsService } from '../../access/grants.service.js';
import { parentId, PARENTS } from '../../access/parent.js';
import { Conflict, Invalid, orNotFound, ResourceNotFound } from '../../foreman/errors.js';
import { isFine, shapeErrors } from '../../foreman/shape-errors.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { auditOf, columnsIn, type Verb } from '../../sql/fields.js';
import { copyLinks, readLinks, writeLinks } from '../../sql/links.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, insertRow, updateRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { rowOf, write } from '../../sql/write.js';
import { lockRoles } from '../roles/lock-roles.statement.js';
import { isLocked } from '../roles/locked.js';
import { FILTER_PERMISSIONS, filterSubject } from '../roles/role-filters.js';
import { escalationCheck } from '../roles/role-rights.js';
import { addedTaxonomies, assignTaxonomies, type TaxonomyChanges } from '../taxonomies/assign-taxonomies.js';
import { LOCATION, ORGANIZATION, taxonomyLinks } from '../taxonomies/taxonomy-kind.js';
import { filterFields } from './filter.fields.js';
import type { FilterDetails, FilterRow } from './filter.row.js';
import { validFilter } from './filter.rules.js';
import { completeFilterSearch, findFilter, listFilters } from './filters.query.js';

const { resource, permissions } = filterFields;

/** The use cases of filters. Foreman: app/models/filter.rb, api/v2/filters_controller.rb */
@Injectable()
export class FiltersService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly grants: GrantsService,
  ) {}

  /** Lists filters, of one role when the path names one. @throws AssociatedNotFound */
  async list(access: Access, role: string | undefined, listing: Listing): Promise<Page<FilterRow>> {
    return listFilters(this.reads, access, await this.roleId(access, 'view', role), listing);
  }

  /** Completes a search for the rows of the list. @throws AssociatedNotFound */
  async complete(access: Access, role: string | undefined, typed: string): Promise<Completion> {
    return completeFilterSearch(this.reads, access, await this.roleId(access, 'view', role), typed);
  }

  /** Finds one filter that the caller may view, edit or destroy. @throws ResourceNotFound, AssociatedNotFound */
  async find(access: Access, role: string | undefined, id: string, verb: Verb = 'view'): Promise<FilterDetails> {
    const roleId = await this.roleId(access, verb, role);
    return orNotFound(
      await findFilter(this.reads, access.scope('Filter', permissions[verb]), roleId, id),
      resource,
      id,
    );
  }

  /** Creates a filter; the role of the path wins over the body's. @throws Invalid, Unprocessable, AssociatedNotFound */
  async create(access: Access, role: string | undefined, dto: CreateFilterDto, actor: Actor): Promise<FilterDetails> {
    const role_id = (await this.roleId(access, 'create', role)) ?? dto.role_id ?? null;
    assertShape(null, dto);
    const work = (manager: EntityManager) => insert(manager, { access, actor }, Object.assign(dto, { role_id }));
    const queue = role_id === null ? undefined : rowOf('roles', role_id);
    return this.reread(await write(this.dataSource, work, undefined, queue));
  }

  /** Changes the given fields. @throws ResourceNotFound, Invalid, Unprocessable, AssociatedNotFound */
  async update(
    access: Access,
    role: string | undefined,
    id: string,
    dto: UpdateFilterDto,
    actor: Actor,
  ): Promise<FilterDetails> {
    const row = await this.find(access, role, id, 'edit');
    assertShape(row.id, dto);
    const work = (manager: EntityManager) => change(manager, { access, actor }, row, dto);
    await write(this.dataSource, work, undefined, rowOf('roles', row.role_id));
    return this.reread(row.id);
  }

  /** Deletes a filter of a role that is not locked and returns the deleted row. @throws ResourceNotFound, Invalid, AssociatedNotFound */
  async destroy(access: Access, role: string | undefined, id: string, actor: Actor): Promise<FilterDetails> {
    const row = await this.find(access, role, id, 'destroy');
    const work = async (manager: EntityManager) => {
      const [held] = await lockRoles(manager, [row.role_id]);
      if (held && isLocked(held)) throw new Invalid(row.id, { role_id: ['is locked for user modifications.'] });
      const { affected } = await manager.delete(Filter, row.id);
      if (!affected) throw new ResourceNotFound(resource, id);
      const subject = filterSubject(row.id, row.role);
      await recordAudit(manager, actor, auditOf(filterFields, subject, 'destroy', columnsIn(filterFields, row)));
    };
    await write(this.dataSource, work, undefined, rowOf('roles', row.role_id));
    this.grants.forget();
    return row;
  }

  private roleId(access: Access, verb: Verb, role: string | undefined): Promise<number | null> {
    return parentId(this.reads, access, PARENTS.role_id, verb, role);
  }

  private async reread(id: number): Promise<FilterDetails> {
    this.grants.forget();
    return orNotFound(await findFilter(this.reads, Scope.UNRESTRICTED, null, String(id)), resource, id);
  }
}

async function insert(manager: EntityManager, by: Writer, dto: CreateFilterDto): Promise<number> {
  const roles = await lockRoles(manager, [dto.role_id ?? 0]);
  const { role, columns, resource_type, permission_ids } = await validFilter(manager, by.access, roles, dto);
  const assertNoEscalation = await escalationCheck(manager, by.access, role.id);
  const id = await insertRow(manager, filterFields, { ...columns, resource_type });
  await writeLinks(manager, FILTER_PERMISSIONS, id, permission_ids);
  const assigned = await assignOwnTaxonomies(manager, by.access, { id, isNew: true, override: columns.override }, dto);
  await assertNoEscalation(role.id, null);
  const audited = { ...columns, permission_ids, ...addedTaxonomies(assigned) };
  await finishCreate(manager, by, filterFields, filterSubject(id, role), audited);
  return id;
}

async function change(manager: EntityManager, by: Writer, filter: FilterRow, dto: UpdateFilterDto): Promise<void> {
  const { id, role_id } = filter;
  const roles = await lockRoles(manager, [role_id, dto.role_id ?? role_id]);
  const row = await holdRow(manager, filterFields, id);
  if (row.role_id !== role_id) throw new Conflict(`Filter ${id} was moved to another role meanwhile`);
  const before = { ...row, permission_ids: await readLinks(manager, FILTER_PERMISSIONS, id) };
  const { role, columns, resource_type, permission_ids } = await validFilter(manager, by.access, roles, dto, before);
  const assertNoEscalation = await escalationCheck(manager, by.access, role.id);
  if (columns.override && !row.override) await keepTaxonomiesOfRole(manager, id, role.id);
  const changed = await updateRow(manager, filterFields, row, columns, { resource_type });
  await writeLinks(manager, FILTER_PERMISSIONS, id, permission_ids);
  const assigned = await assignOwnTaxonomies(manager, by.access, { id, isNew: false, override: columns.override }, dto);
  await assertNoEscalation(role.id, id);
  const changes = { ...changed, ...changesBetween(before, { permission_ids }), ...assigned };
  await finishUpdate(manager, by, filterFields, filterSubject(id, role), changes);
}

function assertShape(id: number | null, dto: CreateFilterDto): void {
  const errors = shapeErrors(dto);
  if (!isFine(errors)) throw new Invalid(id, errors);
}

/** Only a filter that overrides has taxonomies of its own. Foreman: filter.rb, enforce_inherited_taxonomies */
function assignOwnTaxonomies(
  manager: EntityManager,
  access: Access,
  { id, isNew, override }: { id: number; isNew: boolean; override: boolean },
  { organization_ids, location_ids }: UpdateFilterDto,
): Promise<TaxonomyChanges> {
  const owner = { one: 'filter', id, isNew, takes_context: false, takes_lone: false, is_guarded: false } as const;
  const given = override ? { organization_ids, location_ids } : { organization_ids: [], location_ids: [] };
  return assignTaxonomies(manager, access, owner, given);
}

/** Gives a filter that begins to override its role the organizations and locations that it had of the role. */
async function keepTaxonomiesOfRole(manager: EntityManager, id: number, roleId: number): Promise<void> {
  for (const kind of [ORGANIZATION, LOCATION]) {
    const ofRole = { ...taxonomyLinks('role', kind), id: roleId };
    await copyLinks(manager, ofRole, { ...taxonomyLinks('filter', kind), id });
  }
}
