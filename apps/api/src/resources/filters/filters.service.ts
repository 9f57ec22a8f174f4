import { type Actor, changesBetween, Filter, Permission, recordAudit } from '@image-catalog/database';
import type { CreateFilterDto, UpdateFilterDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { type DataSource, type EntityManager, In } from 'typeorm';
import type { Access } from '../../access/access.js';
import { GrantsService } from '../../access/grants.service.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import { associatedIds } from '../../sql/association.js';
import type { Completion } from '../../lists/completion.js';
import { AssociatedNotFound, Conflict, Invalid, ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { copyLinks, readLinks, writeLinks } from '../../sql/links.js';
import { holdRow, rowOf, write } from '../../sql/write.js';
import { isLocked } from '../roles/locked.js';
import { type LockedRole, lockRoles } from '../roles/lock-roles.statement.js';
import { auditedFilter, FILTER_PERMISSIONS } from '../roles/role-filters.js';
import { watchRole } from '../roles/role-rights.js';
import { assignTaxonomies, type TaxonomyChanges } from '../taxonomies/assign-taxonomies.js';
import { LOCATION, ORGANIZATION, taxonomyLinks } from '../taxonomies/taxonomy-kind.js';
import type { FilterDetails, FilterRow } from './filter.row.js';
import { filterErrors, isTaxable } from './filter.rules.js';
import { completeFilterSearch, findFilter, findParentRole, listFilters } from './filters.query.js';

const HELD = { table: 'filters', resource: 'filter', columns: ['role_id', 'search', 'override'] } as const;

type HeldRow = Pick<Filter, 'role_id' | 'search' | 'override'>;

/** What can be done with filters. Foreman: app/models/filter.rb, api/v2/filters_controller.rb */
@Injectable()
export class FiltersService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly grants: GrantsService,
  ) {}

  /** Lists filters, of one role when the path names one. @throws AssociatedNotFound */
  async list(access: Access, role: string | undefined, listing: Listing): Promise<Page<FilterRow>> {
    return listFilters(this.reads, access, await this.roleId(access, 'view_roles', role), listing);
  }

  /** Completes a search for what the list holds. @throws AssociatedNotFound */
  async complete(access: Access, role: string | undefined, typed: string): Promise<Completion> {
    return completeFilterSearch(this.reads, access, await this.roleId(access, 'view_roles', role), typed);
  }

  /** Finds one filter. @throws ResourceNotFound, AssociatedNotFound */
  async find(access: Access, role: string | undefined, id: string): Promise<FilterDetails> {
    return this.among(access, 'view_filters', await this.roleId(access, 'view_roles', role), id);
  }

  /** Makes a filter; the role of the path wins over the body's. @throws Invalid, Unprocessable, AssociatedNotFound */
  async create(access: Access, role: string | undefined, dto: CreateFilterDto, actor: Actor): Promise<FilterDetails> {
    const roleId = (await this.roleId(access, 'edit_roles', role)) ?? dto.role_id ?? null;
    assertShape(null, dto);
    const insert = (manager: EntityManager) =>
      this.insert(manager, access, Object.assign(dto, { role_id: roleId }), actor);
    const queue = roleId === null ? undefined : rowOf('roles', roleId);
    return this.reread(await write(this.dataSource, insert, undefined, queue));
  }

  /** Changes what is given. @throws ResourceNotFound, Invalid, Unprocessable, AssociatedNotFound */
  async update(
    access: Access,
    role: string | undefined,
    id: string,
    dto: UpdateFilterDto,
    actor: Actor,
  ): Promise<FilterDetails> {
    const row = await this.among(access, 'edit_filters', await this.roleId(access, 'view_roles', role), id);
    assertShape(row.id, dto);
    const change = (manager: EntityManager) => this.change(manager, access, row, dto, actor);
    await write(this.dataSource, change, undefined, rowOf('roles', row.role.id));
    return this.reread(row.id);
  }

  /** Deletes a filter of a role that is not locked, and gives what it was. @throws ResourceNotFound, Invalid, AssociatedNotFound */
  async destroy(access: Access, role: string | undefined, id: string, actor: Actor): Promise<FilterDetails> {
    const row = await this.among(access, 'destroy_filters', await this.roleId(access, 'edit_roles', role), id);
    const work = async (manager: EntityManager) => {
      const [held] = await lockRoles(manager, [row.role.id]);
      if (held && isLocked(held)) throw new Invalid(row.id, { role_id: ['is locked for user modifications.'] });
      const { affected } = await manager.delete(Filter, row.id);
      if (!affected) throw new ResourceNotFound('filter', id);
      const audited_changes = { role_id: row.role.id, search: row.search, override: row.override };
      await recordAudit(manager, actor, { ...auditedFilter(row.id, row.role), action: 'destroy', audited_changes });
    };
    await write(this.dataSource, work, undefined, rowOf('roles', row.role.id));
    this.grants.forget();
    return row;
  }

  private async roleId(
    access: Access,
    permission: 'view_roles' | 'edit_roles',
    role: string | undefined,
  ): Promise<number | null> {
    if (role === undefined) return null;
    const id = await findParentRole(this.reads, access.scope('Role', permission), role);
    if (id === null) throw new AssociatedNotFound(`Role not found by id '${role}'`);
    return id;
  }

  /** Finds one of the filters for which the caller holds a permission. @throws ResourceNotFound */
  private async among(
    access: Access,
    permission: 'view_filters' | 'edit_filters' | 'destroy_filters',
    roleId: number | null,
    id: string,
  ): Promise<FilterDetails> {
    const row = await findFilter(this.reads, access.scope('Filter', permission), roleId, id);
    if (row === undefined) throw new ResourceNotFound('filter', id);
    return row;
  }

  private async reread(id: number): Promise<FilterDetails> {
    this.grants.forget();
    const row = await findFilter(this.reads, Scope.UNRESTRICTED, null, String(id));
    if (row === undefined) throw new ResourceNotFound('filter', String(id));
    return row;
  }

  private async insert(manager: EntityManager, access: Access, dto: CreateFilterDto, actor: Actor): Promise<number> {
    const roles = await lockRoles(manager, [dto.role_id ?? 0]);
    const { role, columns, permission_ids } = await validFilter(manager, access, roles, dto, undefined);
    const judge = await watchRole(manager, access, role.id);
    const { identifiers } = await manager.insert(Filter, columns);
    const { id } = identifiers[0] as { id: number };
    await writeLinks(manager, FILTER_PERMISSIONS, id, permission_ids);
    await bound(manager, access, id, columns.override, dto, true);
    await judge(role.id, null);
    await recheck(manager, access, { type: 'Filter', permission: 'create_filters', id, isNew: true });
    const { role_id, search, override } = columns;
    await recordAudit(manager, actor, {
      ...auditedFilter(id, role),
      action: 'create',
      audited_changes: { role_id, search, override, permission_ids },
    });
    return id;
  }

  private async change(
    manager: EntityManager,
    access: Access,
    { id, role: former }: FilterDetails,
    dto: UpdateFilterDto,
    actor: Actor,
  ): Promise<void> {
    const roles = await lockRoles(manager, [former.id, dto.role_id ?? former.id]);
    const row = await holdRow<HeldRow>(manager, HELD, id);
    if (row.role_id !== former.id) throw new Conflict(`Filter ${id} was given to another role in this moment`);
    const before = { ...row, permission_ids: await readLinks(manager, FILTER_PERMISSIONS, id) };
    const { role, columns, permission_ids } = await validFilter(manager, access, roles, dto, { id, ...before });
    const judge = await watchRole(manager, access, role.id);
    if (columns.override && !row.override) await keepTaxonomiesOfRole(manager, id, role.id);
    await manager.update(Filter, id, columns);
    await writeLinks(manager, FILTER_PERMISSIONS, id, permission_ids);
    const assigned = await bound(manager, access, id, columns.override, dto, false);
    await judge(role.id, id);
    const { role_id, search, override } = columns;
    const changed = changesBetween(before, { role_id, search, override, permission_ids });
    const changes = { ...changed, ...assigned };
    if (Object.keys(changes).length === 0) return;
    await recheck(manager, access, { type: 'Filter', permission: 'edit_filters', id, isNew: false });
    await recordAudit(manager, actor, { ...auditedFilter(id, role), action: 'update', audited_changes: changes });
  }
}

function assertShape(id: number | null, dto: CreateFilterDto): void {
  const errors = shapeErrors(dto);
  if (!isFine(errors)) throw new Invalid(id, errors);
}

/** A filter as a body would make it. */
interface ValidFilter {
  role: LockedRole;
  columns: Pick<Filter, 'role_id' | 'search' | 'override' | 'resource_type'>;
  permission_ids: number[];
}

/** Works out what a filter would be, and checks it. @throws Invalid, Unprocessable */
async function validFilter(
  manager: EntityManager,
  access: Access,
  roles: readonly LockedRole[],
  dto: UpdateFilterDto,
  row: (HeldRow & { id: number; permission_ids: number[] }) | undefined,
): Promise<ValidFilter> {
  const roleId = dto.role_id === undefined ? row?.role_id : dto.role_id;
  const role = roles.find(({ id }) => id === roleId);
  const { target } = FILTER_PERMISSIONS;
  const given = await associatedIds(manager, target, dto.permission_ids, dto.permission_names);
  const permission_ids = given ?? row?.permission_ids ?? [];
  const permissions = await manager.find(Permission, { where: { id: In(permission_ids) }, order: { id: 'ASC' } });
  const resource_type = permissions[0]?.resource_type ?? null;
  const search = dto.unlimited ? null : (dto.search === undefined ? row?.search : dto.search) || null;
  const override = isTaxable(resource_type) && (dto.override ?? row?.override ?? false);
  const taxonomies = { organization_ids: dto.organization_ids ?? [], location_ids: dto.location_ids ?? [] };
  const is_searched = search !== row?.search;
  const errors = filterErrors(access, { role, permissions, search, is_searched, override, ...taxonomies });
  const former = roles.find(({ id }) => id === row?.role_id);
  if (role && former && isLocked(former)) errors['role_id'] = ['is locked for user modifications.'];
  if (!isFine(errors) || role === undefined) throw new Invalid(row?.id ?? null, errors);
  return { role, columns: { role_id: role.id, search, override, resource_type }, permission_ids };
}

/** Only a filter that overrides has taxonomies of its own. Foreman: filter.rb, enforce_inherited_taxonomies */
async function bound(
  manager: EntityManager,
  access: Access,
  id: number,
  override: boolean,
  { organization_ids, location_ids }: UpdateFilterDto,
  isNew: boolean,
): Promise<TaxonomyChanges> {
  const owner = { one: 'filter', id, isNew, takes_context: false, takes_lone: false, is_guarded: false } as const;
  const given = override ? { organization_ids, location_ids } : { organization_ids: [], location_ids: [] };
  return assignTaxonomies(manager, access, owner, given);
}

/** What a filter had of its role stays its own once it overrides. */
async function keepTaxonomiesOfRole(manager: EntityManager, id: number, roleId: number): Promise<void> {
  for (const kind of [ORGANIZATION, LOCATION]) {
    const ofRole = { ...taxonomyLinks('role', kind), id: roleId };
    await copyLinks(manager, ofRole, { ...taxonomyLinks('filter', kind), id });
  }
}
