import { type Actor, changesBetween, recordAudit, recordAudits, Role } from '@image-catalog/database';
import type { CreateRoleDto, UpdateRoleDto } from '@image-catalog/spec';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataSource, EntityManager } from 'typeorm';
import type { Access } from '../../access/access.js';
import { GrantsService } from '../../access/grants.service.js';
import { recheck } from '../../access/recheck.js';
import { Scope } from '../../sql/scope.js';
import type { Completion } from '../../lists/completion.js';
import { type FieldErrors, Invalid, ResourceNotFound } from '../../foreman/errors.js';
import type { Listing } from '../../lists/listing.js';
import type { Page } from '../../lists/page.query.js';
import { Reads } from '../../sql/reads.js';
import { addError, isFine, shapeErrors } from '../../foreman/shape-errors.js';
import { holdForDeletion, holdRow, rowOf, write } from '../../sql/write.js';
import {
  addedTaxonomies,
  assignTaxonomies,
  type GivenTaxonomies,
  type Owner,
} from '../taxonomies/assign-taxonomies.js';
import { isLocked, LOCKED } from './locked.js';
import { copyFilters, destroyedFilters } from './role-filters.js';
import { watchRole } from './role-rights.js';
import type { RoleDetails, RoleRow } from './role.row.js';
import { completeRoleSearch, findRole, isRoleNameTaken, listRoles } from './roles.query.js';

const COLUMNS = ['name', 'description', 'builtin', 'origin'] as const;
const ROW = { table: 'roles', resource: 'role', columns: COLUMNS } as const;

type HeldRow = Pick<RoleRow, (typeof COLUMNS)[number]>;

/** What can be done with roles. Foreman: app/models/role.rb, api/v2/roles_controller.rb */
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

  /** Finds one of the roles for which the caller holds a permission. @throws ResourceNotFound */
  async find(access: Access, id: string, permission: RolePermission = 'view_roles'): Promise<RoleDetails> {
    const row = await findRole(this.reads, access.scope('Role', permission), id);
    if (row === undefined) throw new ResourceNotFound('role', id);
    return row;
  }

  /** Makes a role without filters. @throws Invalid, Unprocessable */
  async create(access: Access, dto: CreateRoleDto, actor: Actor): Promise<RoleDetails> {
    return this.make(access, dto, actor, null);
  }

  /** Makes a role with the filters of another one, and what else is not given. @throws ResourceNotFound, Invalid, Unprocessable */
  async clone(access: Access, id: string, dto: CreateRoleDto, actor: Actor): Promise<RoleDetails> {
    return this.make(access, dto, actor, await this.find(access, id, 'create_roles'));
  }

  /** Changes what is given; roles that come with the program are locked. @throws ResourceNotFound, Invalid, Unprocessable */
  async update(access: Access, id: string, dto: UpdateRoleDto, actor: Actor): Promise<RoleDetails> {
    const row = await this.find(access, id, 'edit_roles');
    await this.refuse(row.id, dto.name ?? row.name, shapeErrors(dto));
    const change = (manager: EntityManager) => this.change(manager, access, row.id, dto, actor);
    await write(this.dataSource, change, () => this.taken(row.id, dto.name ?? row.name), rowOf('roles', row.id));
    return this.reread(row.id);
  }

  /** Deletes a role with its filters and gives what it was. @throws ResourceNotFound, Invalid */
  async destroy(access: Access, id: string, actor: Actor): Promise<RoleRow> {
    const row = await this.find(access, id, 'destroy_roles');
    if (row.builtin !== 0) throw new Invalid(row.id, { base: ['Cannot delete built-in role'] });
    if (isLocked(row)) throw new Invalid(row.id, { base: [LOCKED] });
    const work = async (manager: EntityManager) => {
      await holdForDeletion(manager, ROW, { id: row.id, text: id });
      await recordAudits(manager, actor, await destroyedFilters(manager, row));
      await manager.delete(Role, row.id);
      const { name, description } = row;
      await recordAudit(manager, actor, {
        ...audited(row.id, name),
        action: 'destroy',
        audited_changes: { name, description },
      });
    };
    await write(this.dataSource, work, undefined, rowOf('roles', row.id));
    this.grants.forget();
    return row;
  }

  private async make(
    access: Access,
    dto: CreateRoleDto,
    actor: Actor,
    original: RoleDetails | null,
  ): Promise<RoleDetails> {
    await this.refuse(null, dto.name, shapeErrors(dto));
    const insert = (manager: EntityManager) => this.insert(manager, access, dto, actor, original);
    return this.reread(await write(this.dataSource, insert, () => this.taken(null, dto.name)));
  }

  private async reread(id: number): Promise<RoleDetails> {
    this.grants.forget();
    const row = await findRole(this.reads, Scope.UNRESTRICTED, `${id}-`);
    if (row === undefined) throw new ResourceNotFound('role', String(id));
    return row;
  }

  private async insert(
    manager: EntityManager,
    access: Access,
    dto: CreateRoleDto,
    actor: Actor,
    original: RoleDetails | null,
  ): Promise<number> {
    const columns = {
      name: dto.name,
      description: dto.description === undefined ? (original?.description ?? null) : dto.description,
      cloned_from_id: original?.id ?? null,
    };
    const { identifiers } = await manager.insert(Role, { ...columns });
    const { id } = identifiers[0] as { id: number };
    const judge = await watchRole(manager, access, original?.id ?? id);
    const owner = ownerOf(id, true, original === null);
    const assigned = await assignTaxonomies(manager, access, owner, taxonomiesFor(dto, original));
    if (original) await copyFilters(manager, original.id, id);
    await judge(id, null);
    await recheck(manager, access, { type: 'Role', permission: 'create_roles', id, isNew: true });
    await recordAudit(manager, actor, {
      ...audited(id, dto.name),
      action: 'create',
      audited_changes: { ...columns, ...addedTaxonomies(assigned) },
    });
    return id;
  }

  private async change(
    manager: EntityManager,
    access: Access,
    id: number,
    { name, description, ...taxonomies }: UpdateRoleDto,
    actor: Actor,
  ): Promise<void> {
    const row = await holdRow<HeldRow>(manager, ROW, id);
    const judge = await watchRole(manager, access, id);
    const assigned = await assignTaxonomies(manager, access, ownerOf(id, false, false), taxonomies);
    const changed = changesBetween({ ...row }, { name, description });
    const changes = { ...changed, ...assigned };
    if (Object.keys(changes).length === 0) return;
    if (isLocked(row)) throw new Invalid(id, { base: [LOCKED] });
    await judge(id, id);
    if (Object.keys(changed).length > 0) await manager.update(Role, id, { name, description });
    await recheck(manager, access, { type: 'Role', permission: 'edit_roles', id, isNew: false });
    await recordAudit(manager, actor, { ...audited(id, name ?? row.name), action: 'update', audited_changes: changes });
  }

  private async refuse(id: number | null, name: string, errors: FieldErrors): Promise<void> {
    if (isFine(errors)) return;
    if (name && (await isRoleNameTaken(this.reads, name, id))) addError(errors, 'name', 'has already been taken');
    throw new Invalid(id, errors);
  }

  private async taken(id: number | null, name: string): Promise<Invalid | undefined> {
    const isTaken = await isRoleNameTaken(this.reads, name, id);
    return isTaken ? new Invalid(id, { name: ['has already been taken'] }) : undefined;
  }
}

type RolePermission = 'view_roles' | 'create_roles' | 'edit_roles' | 'destroy_roles';

function ownerOf(id: number, isNew: boolean, takesLone: boolean): Owner {
  return { one: 'role', id, isNew, takes_context: false, takes_lone: takesLone, is_guarded: false };
}

/** A clone has what its original has, unless the body says otherwise. */
function taxonomiesFor(dto: CreateRoleDto, original: RoleDetails | null): GivenTaxonomies {
  const { location_names, organization_names } = dto;
  const had = (rows: { id: number }[] | undefined, names: unknown) => (names ? undefined : rows?.map(({ id }) => id));
  return {
    location_names,
    organization_names,
    location_ids: dto.location_ids ?? had(original?.locations, location_names),
    organization_ids: dto.organization_ids ?? had(original?.organizations, organization_names),
  };
}

function audited(id: number, name: string) {
  return { auditable_type: 'Role' as const, auditable_id: id, auditable_name: name };
}
