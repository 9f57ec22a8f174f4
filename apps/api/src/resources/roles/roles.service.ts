import { type Actor, changesBetween, recordAudit, recordAudits, Role } from '@image-catalog/database';
import type { CreateRoleDto, UpdateRoleDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { finishCreate, finishUpdate, type Writer } from '../../access/finish-write.js';
import { GrantsService } from '../../access/grants.service.js';
import { Invalid, orNotFound } from '../../foreman/errors.js';
import { shapeErrors } from '../../foreman/shape-errors.js';
import { conflictsOf, refuseErrors } from '../../foreman/validation.js';
import type { Completion } from '../../lists/completion.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { auditOf, columnsIn, type Verb } from '../../sql/fields.js';
import { Reads } from '../../sql/reads.js';
import { holdRow, insertRow, updateRow } from '../../sql/rows.js';
import { Scope } from '../../sql/scope.js';
import { uniqueName } from '../../sql/unique-name.query.js';
import { holdForDeletion, rowOf, write } from '../../sql/write.js';
import { addedTaxonomies, assignTaxonomies } from '../taxonomies/assign-taxonomies.js';
import { isLocked, LOCKED } from './locked.js';
import { copyFilters, destroyedFilters } from './role-filters.js';
import { escalationCheck } from './role-rights.js';
import { ownerOf, taxonomiesFor } from './role-taxonomies.js';
import { roleFields } from './role.fields.js';
import type { RoleDetails, RoleRow } from './role.row.js';
import { completeRoleSearch, findRole, listRoles } from './roles.query.js';

const { table, resource, permissions } = roleFields;

/** The use cases of roles. Foreman: app/models/role.rb, api/v2/roles_controller.rb */
@Injectable()
export class RolesService {
  constructor(
    @InjectDataSource() private readonly dataSource: DataSource,
    private readonly reads: Reads,
    private readonly grants: GrantsService,
  ) {}

  /** Lists roles. */
  list(access: Access, listing: Listing): Promise<Page<RoleRow>> {
    return listRoles(this.reads, access, listing);
  }

  /** Completes a search for roles. */
  complete(access: Access, typed: string): Promise<Completion> {
    return completeRoleSearch(this.reads, access, typed);
  }

  /** Finds one role that the caller may view, copy, edit or destroy. @throws ResourceNotFound */
  async find(access: Access, id: string, verb: Verb = 'view'): Promise<RoleDetails> {
    return orNotFound(await findRole(this.reads, access.scope('Role', permissions[verb]), id), resource, id);
  }

  /** Creates a role without filters. @throws Invalid, Unprocessable */
  async create(access: Access, dto: CreateRoleDto, actor: Actor): Promise<RoleDetails> {
    return this.make({ access, actor }, dto, null);
  }

  /** Creates a role with the filters of another one, and what else is not given. @throws ResourceNotFound, Invalid, Unprocessable */
  async clone(access: Access, id: string, dto: CreateRoleDto, actor: Actor): Promise<RoleDetails> {
    return this.make({ access, actor }, dto, await this.find(access, id, 'create'));
  }

  /** Changes the given fields; roles that come with the program are locked. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(access: Access, id: string, dto: UpdateRoleDto, actor: Actor): Promise<RoleDetails> {
    const row = await this.find(access, id, 'edit');
    const validation = uniqueName(this.reads, table, row.id, dto.name ?? row.name);
    await refuseErrors(shapeErrors(dto), validation);
    const work = (manager: EntityManager) => change(manager, { access, actor }, row, dto);
    await write(this.dataSource, work, () => conflictsOf(validation), rowOf(table, row.id));
    return this.reread(row.id);
  }

  /** Deletes a role with its filters and returns the deleted row. @throws ResourceNotFound, Invalid */
  async destroy(access: Access, id: string, actor: Actor): Promise<RoleRow> {
    const row = await this.find(access, id, 'destroy');
    if (row.builtin !== 0) throw new Invalid(row.id, { base: ['Cannot delete built-in role'] });
    if (isLocked(row)) throw new Invalid(row.id, { base: [LOCKED] });
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, roleFields, { id: row.id, text: id });
      await recordAudits(manager, actor, await destroyedFilters(manager, row));
      await manager.delete(Role, row.id);
      await recordAudit(manager, actor, auditOf(roleFields, row, 'destroy', columnsIn(roleFields, row)));
    };
    await write(this.dataSource, work, undefined, rowOf(table, row.id));
    this.grants.forget();
    return row;
  }

  private async make(by: Writer, dto: CreateRoleDto, original: RoleDetails | null): Promise<RoleDetails> {
    const validation = uniqueName(this.reads, table, null, dto.name);
    await refuseErrors(shapeErrors(dto), validation);
    const work = (manager: EntityManager) => insert(manager, by, dto, original);
    return this.reread(await write(this.dataSource, work, () => conflictsOf(validation)));
  }

  private async reread(id: number): Promise<RoleDetails> {
    this.grants.forget();
    return orNotFound(await findRole(this.reads, Scope.UNRESTRICTED, `${id}-`), resource, id);
  }
}

async function insert(
  manager: EntityManager,
  by: Writer,
  dto: CreateRoleDto,
  original: RoleDetails | null,
): Promise<number> {
  const { description = null } = original ?? {};
  const columns = { description, ...columnsIn(roleFields, dto), cloned_from_id: original?.id ?? null };
  const id = await insertRow(manager, roleFields, columns);
  const assertNoEscalation = await escalationCheck(manager, by.access, original?.id ?? id);
  const owner = ownerOf(id, true, original === null);
  const assigned = await assignTaxonomies(manager, by.access, owner, taxonomiesFor(dto, original));
  if (original) await copyFilters(manager, original.id, id);
  await assertNoEscalation(id, null);
  await finishCreate(manager, by, roleFields, { id, name: dto.name }, { ...columns, ...addedTaxonomies(assigned) });
  return id;
}

async function change(manager: EntityManager, by: Writer, role: RoleRow, dto: UpdateRoleDto): Promise<void> {
  const { id } = role;
  const row = await holdRow(manager, roleFields, id);
  const assertNoEscalation = await escalationCheck(manager, by.access, id);
  const assigned = await assignTaxonomies(manager, by.access, ownerOf(id, false, false), dto);
  const columns = columnsIn(roleFields, dto);
  const changes = { ...changesBetween({ ...row }, columns), ...assigned };
  if (Object.keys(changes).length === 0) return;
  if (isLocked(role)) throw new Invalid(id, { base: [LOCKED] });
  await assertNoEscalation(id, id);
  await updateRow(manager, roleFields, row, columns);
  await finishUpdate(manager, by, roleFields, row, changes);
}
